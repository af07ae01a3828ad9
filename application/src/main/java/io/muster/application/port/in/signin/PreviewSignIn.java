package io.muster.application.port.in.signin;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SampleIdentity;
import io.muster.domain.signin.SignInAttempt.Refusal;
import io.muster.domain.signin.TestReport;
import java.util.Optional;

/**
 * An admin asks what a person would get who signs in with certain claims. Changes nothing, and asks nobody else. An IT
 * contact gets what was read of the claims, and nothing that depends on members.
 */
public interface PreviewSignIn {
    /**
     * The result that the sign-in would have.
     *
     * @param version the settings that read the claims
     * @param identity empty if they identify nobody
     * @param report empty if the sign-in would be refused
     * @param refusal present if there is no report
     */
    record Preview(
            ConnectionVersion version,
            Optional<SampleIdentity> identity,
            Optional<TestReport> report,
            Optional<Refusal> refusal) {}

    /** @throws Problem NOT_FOUND if there is no draft */
    Preview byDraft(AdminCaller caller, OrganizationId organization, SampleClaims sample);

    /** @throws Problem NOT_FOUND if members cannot sign in through the connection yet */
    Preview byActive(AdminCaller caller, OrganizationId organization, SampleClaims sample);
}

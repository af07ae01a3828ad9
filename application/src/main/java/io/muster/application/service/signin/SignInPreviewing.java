package io.muster.application.service.signin;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.signin.PreviewSignIn;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.Connections;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.connection.ProviderRequests;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SampleIdentity;
import io.muster.domain.signin.SignInAttempt.Refusal;
import io.muster.domain.signin.SignInRefused;
import java.util.Optional;
import java.util.function.Function;

/** Reads and judges sample claims by the code that reads and judges proven ones. */
final class SignInPreviewing implements PreviewSignIn {
    private final UnitOfWork unitOfWork;
    private final Connections connections;
    private final OrganizationAccess access;
    private final ProviderRequests requests;
    private final MemberSignIn members;

    SignInPreviewing(Ports ports, ProviderRequests requests, MemberSignIn members) {
        this.unitOfWork = ports.unitOfWork();
        this.connections = ports.connections();
        this.access = new OrganizationAccess(ports.organizations());
        this.requests = requests;
        this.members = members;
    }

    @Override
    public Preview byDraft(AdminCaller caller, OrganizationId organization, SampleClaims sample) {
        return preview(caller, organization, sample, owner -> connections
                .of(organization)
                .draft()
                .orElseThrow(() -> new Problem(Problem.Code.NOT_FOUND, "There is no draft")));
    }

    @Override
    public Preview byActive(AdminCaller caller, OrganizationId organization, SampleClaims sample) {
        return preview(caller, organization, sample, owner -> connections
                .of(organization)
                .activeIn(owner)
                .orElseThrow(() ->
                        new Problem(Problem.Code.NOT_FOUND, "There is no connection through which members sign in")));
    }

    private Preview preview(
            AdminCaller caller,
            OrganizationId id,
            SampleClaims sample,
            Function<Organization, ConnectionVersion> settings) {
        return unitOfWork.read(() -> {
            Organization organization = access.find(caller, id);
            ConnectionVersion version = settings.apply(organization);
            SampleIdentity identity;
            try {
                identity = requests.identify(version, sample);
            } catch (SignInRefused nobody) {
                return refused(version, Optional.empty(), nobody);
            }
            try {
                return new Preview(
                        version,
                        Optional.of(identity),
                        Optional.of(members.report(
                                caller.credential().showsMembers(), organization, version, identity.identity())),
                        Optional.empty());
            } catch (SignInRefused refused) {
                return refused(version, Optional.of(identity), refused);
            }
        });
    }

    private static Preview refused(
            ConnectionVersion version, Optional<SampleIdentity> identity, SignInRefused refused) {
        return new Preview(
                version,
                identity,
                Optional.empty(),
                Optional.of(new Refusal(refused.code(), Quoted.of(refused.detail()))));
    }
}

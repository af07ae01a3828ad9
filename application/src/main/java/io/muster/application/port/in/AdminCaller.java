package io.muster.application.port.in;

import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.Credential;
import java.time.Instant;
import java.util.Optional;

/** An authenticated caller of the admin API. */
public sealed interface AdminCaller permits Operator, OrganizationAdmin, SignedInMember, ItContact {
    /**
     * Returns the name that the audit log stores with each act: for an API key, its name and public id; for a member,
     * the redacted userName and the id.
     */
    String name();

    /** Returns the public id of the API key that the caller has presented; empty for a caller without one. */
    Optional<String> apiKey();

    /** Returns the credential, which the audit log proves again where the caller writes. */
    Credential credential();

    /** Returns the name with the kind of caller, for log lines. */
    String displayName();

    /** Returns the only organization that the caller may access; empty for all. */
    Optional<OrganizationId> scope();

    /** @throws Problem NOT_FOUND if the caller may not access the organization, as if it did not exist */
    void requireAccess(OrganizationId organization);

    /** @throws Problem FORBIDDEN if the caller may not access all organizations */
    void requireAllOrganizations();

    /**
     * Refuses a member whose role is lower. API keys are machines, which have no role: they are made by those who may
     * do all that a key may.
     *
     * @throws Problem FORBIDDEN
     */
    void requireRole(OrgRole least);

    /**
     * Refuses a person who did not sign in shortly before: the effects of the act outlast a browser that was left
     * unlocked.
     *
     * @throws Problem SIGN_IN_AGAIN
     */
    void requireRecentSignIn(Instant now);
}

package io.muster.application.port.in.connection;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.connection.ClientSecret;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.Finding;
import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.ProviderSettings;
import io.muster.domain.connection.SamlAttributeNames;
import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** An admin sets up the SSO connection of an organization: draft, test, activation, rollback. */
public interface ManageConnection {
    /**
     * The connection and what to do next.
     *
     * @param keys the key pairs of the SAML service provider; empty until some were needed
     * @param inUse whether members can sign in by the active version
     * @param missing what has to be done before the draft can be activated, in plain words
     */
    record Status(
            Connection connection,
            ServiceProviderValues serviceProvider,
            Optional<ServiceKeys> keys,
            boolean inUse,
            List<String> missing) {}

    /**
     * Settings as an admin enters them.
     *
     * @param role empty keeps that of the draft or of the active version
     * @param secret replaces the stored one; empty keeps it, if provider and client are the same
     */
    record Draft(ProviderSettings settings, Optional<OrgRole> role, Optional<ClientSecret> secret) {}

    /** The source of the values of a SAML identity provider. */
    sealed interface SamlSource {
        /** Its metadata, as a text. */
        record Document(String xml) implements SamlSource {}

        /** The address of its metadata, which is read now and again every day. */
        record Address(URI url) implements SamlSource {}

        /** Values as an admin typed them. */
        record Fields(String entityId, URI ssoUrl, List<IdpCertificate> certificates) implements SamlSource {}
    }

    /**
     * Settings of a SAML identity provider as an admin enters them.
     *
     * @param role empty keeps that of the draft or of the active version
     * @param signRequests whether our requests are signed; empty if the metadata decides
     */
    record SamlDraft(
            SamlSource source, Optional<Boolean> signRequests, SamlAttributeNames attributes, Optional<OrgRole> role) {}

    /** A test that waits for a browser, which has to bring the secret. */
    record Test(SignInId id, AttemptSecret secret) {}

    /** @throws Problem NOT_FOUND */
    Status find(AdminCaller caller, OrganizationId organization);

    /**
     * Saves the draft as a new version. The active version is untouched.
     *
     * @throws Problem NOT_FOUND; FORBIDDEN if an IT contact gives another role
     */
    Status save(AdminCaller caller, OrganizationId organization, Draft draft);

    /**
     * Saves a draft of a SAML identity provider as a new version. The active version is untouched.
     *
     * @throws Problem NOT_FOUND; INVALID_VALUE if the metadata cannot be used; FORBIDDEN if an IT contact gives another
     *     role
     */
    Status saveSaml(AdminCaller caller, OrganizationId organization, SamlDraft draft);

    /** @throws Problem NOT_FOUND if there is no draft */
    Status discard(AdminCaller caller, OrganizationId organization);

    /**
     * Checks the draft without a person.
     *
     * @throws Problem NOT_FOUND if there is no draft
     */
    List<Finding> check(AdminCaller caller, OrganizationId organization);

    /**
     * Makes a test sign-in with the draft ready. It creates, links and changes nothing. Its result is given while the
     * caller's credential works; an IT contact learns nothing that depends on members.
     *
     * @throws Problem NOT_FOUND if there is no draft; PRECONDITION_MISSING if its secret is missing
     */
    Test test(AdminCaller caller, OrganizationId organization, Browser browser);

    /**
     * Makes the draft the active version in one step; the former can be made active again for 7 days.
     *
     * @param number of the version that passed the test
     * @throws Problem NOT_FOUND; STALE if another draft was saved since; PRECONDITION_MISSING with what is missing;
     *     PROTECTED_MEMBER if the last Admin would lose the role
     */
    Status activate(AdminCaller caller, OrganizationId organization, long number);

    /**
     * Makes the former version active again, and the active one the former. The connection role stays.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if there is none any more; SSO_NOT_VERIFIED without a verified domain;
     *     PROTECTED_MEMBER if the last Admin would lose the role
     */
    Status rollBack(AdminCaller caller, OrganizationId organization);

    /**
     * Changes the connection role of the active version, and of a draft.
     *
     * @throws Problem NOT_FOUND; PRECONDITION_MISSING without a connection in use; PROTECTED_MEMBER if the last Admin
     *     would lose the role
     */
    Status changeRole(AdminCaller caller, OrganizationId organization, OrgRole role);

    /** An active member who has never signed in through the connection. */
    record NeverSignedIn(UserId member, String userName) {}

    /**
     * Returns a page of the active members who have never signed in through the active connection, and would be shut
     * out if SSO is required and their identity provider does not know them. Break-glass owners are exempt.
     * Empty without an active version.
     *
     * @throws Problem NOT_FOUND
     */
    Slice<NeverSignedIn> neverSignedIn(
            AdminCaller caller, OrganizationId organization, Optional<UserId> after, int limit);

    /**
     * Demands that members sign in through the connection, or demands it no longer. Host products read it with the
     * access of a member.
     *
     * @param neverSignedIn the number of {@link #neverSignedIn} that the admin has seen
     * @throws Problem NOT_FOUND; PRECONDITION_MISSING without a connection in use; CONFIRMATION_REQUIRED if somebody
     *     may be shut out and the number is another one
     */
    Status requireSso(AdminCaller caller, OrganizationId organization, boolean required, Optional<Long> neverSignedIn);

    /**
     * Publishes a second key pair of the SAML service provider beside the one that signs.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if there is none yet, or if there are two already
     */
    Status addServiceKey(AdminCaller caller, OrganizationId organization);

    /**
     * Lets the other key pair of the SAML service provider sign; both stay published and decrypt.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if there is no second one
     */
    Status swapServiceKeys(AdminCaller caller, OrganizationId organization);

    /**
     * Removes the key pair of the SAML service provider that does not sign.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if there is no second one
     */
    Status removeServiceKey(AdminCaller caller, OrganizationId organization);

    /**
     * Removes the links of a member to accounts of identity providers, and ends the member's sessions.
     *
     * @throws Problem NOT_FOUND if the member has no link
     */
    void unlink(AdminCaller caller, OrganizationId organization, UserId member);
}

package io.muster.application.port.in;

import io.muster.domain.contact.ContactLink;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.Credential;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody with a contact link, who sets up domains, SSO and SCIM of one organization. Has no role, so that every rule
 * which asks for one refuses, and never signed in.
 */
public record ItContact(ContactLink link) implements AdminCaller {
    @Override
    public String name() {
        return link.actor();
    }

    @Override
    public Optional<String> apiKey() {
        return Optional.empty();
    }

    @Override
    public Credential credential() {
        return new Credential.OfContact(link.organization(), link.id());
    }

    @Override
    public String displayName() {
        return "contact link " + link.id();
    }

    @Override
    public Optional<OrganizationId> scope() {
        return Optional.of(link.organization());
    }

    @Override
    public void requireAccess(OrganizationId other) {
        if (!other.equals(link.organization())) {
            throw Problem.notFound("Organization", other);
        }
    }

    @Override
    public void requireAllOrganizations() {
        throw refusal();
    }

    @Override
    public void requireRole(OrgRole least) {
        throw refusal();
    }

    @Override
    public void requireRecentSignIn(Instant now) {
        throw refusal();
    }

    private static Problem refusal() {
        return new Problem(
                Problem.Code.FORBIDDEN,
                "A contact link is for setting up domains, SSO and SCIM; ask an Admin of the organization to do this");
    }
}

package io.muster.application.port.in;

import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.Credential;
import java.time.Instant;
import java.util.Optional;

/** Administers one organization. */
public record OrganizationAdmin(String name, Optional<String> apiKey, OrganizationId organization)
        implements AdminCaller {
    @Override
    public Credential credential() {
        return Credential.ofKey(apiKey);
    }

    @Override
    public String displayName() {
        return "admin " + name;
    }

    @Override
    public Optional<OrganizationId> scope() {
        return Optional.of(organization);
    }

    @Override
    public void requireAccess(OrganizationId other) {
        if (!other.equals(organization)) {
            throw Problem.notFound("Organization", other);
        }
    }

    @Override
    public void requireAllOrganizations() {
        throw new Problem(
                Problem.Code.FORBIDDEN, "Only an operator may do this, with an API key for all organizations");
    }

    @Override
    public void requireRole(OrgRole least) {
        // a key for an organization may do everything there
    }

    @Override
    public void requireRecentSignIn(Instant now) {
        // a key proves itself with each request
    }
}

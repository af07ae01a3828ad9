package io.muster.application.port.in;

import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.Credential;
import java.time.Instant;
import java.util.Optional;

/** Runs Muster and may access all organizations. */
public record Operator(String name, Optional<String> apiKey) implements AdminCaller {
    /** Makes an operator that is part of Muster and has no API key. */
    public Operator(String name) {
        this(name, Optional.empty());
    }

    @Override
    public Credential credential() {
        return Credential.ofKey(apiKey);
    }

    @Override
    public String displayName() {
        return "operator " + name;
    }

    @Override
    public Optional<OrganizationId> scope() {
        return Optional.empty();
    }

    @Override
    public void requireAccess(OrganizationId organization) {
        // an operator may access each
    }

    @Override
    public void requireAllOrganizations() {
        // an operator may
    }

    @Override
    public void requireRole(OrgRole least) {
        // operators have no role, and may do everything
    }

    @Override
    public void requireRecentSignIn(Instant now) {
        // a key proves itself with each request
    }
}

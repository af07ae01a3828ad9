package io.muster.application.port.in;

import io.muster.domain.organization.OrganizationId;
import java.util.Optional;

/** Runs Muster and may access all organizations. */
public record Operator(String name) implements AdminCaller {
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
}

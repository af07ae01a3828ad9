package io.muster.persistence.hibernate;

import io.muster.domain.organization.OrganizationId;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * The session of a unit of work, which belongs to one organization. On PostgreSQL, tells the database which one before
 * its first statement: row security then hides the rows of all others. The setting ends with the transaction.
 */
final class TenantSession {
    private final StatelessSession session;
    private final boolean rowSecurity;
    private @Nullable OrganizationId owner;
    private String visible = "";

    TenantSession(StatelessSession session, boolean rowSecurity) {
        this.session = session;
        this.rowSecurity = rowSecurity;
    }

    /** @throws IllegalStateException if another organization was named before */
    StatelessSession of(OrganizationId organization) {
        if (owner != null && !owner.equals(organization)) {
            throw new IllegalStateException("A unit of work of organization " + owner + " asks for " + organization);
        }
        owner = organization;
        show(organization.toString());
        return session;
    }

    StatelessSession across(AcrossOrganizations reason) {
        if (!reason.visible().isEmpty()) {
            show(reason.visible());
        }
        return session;
    }

    private void show(String organization) {
        if (rowSecurity && !visible.equals(organization)) {
            session.createNativeQuery("select set_config('muster.organization', :organization, true)", String.class)
                    .setParameter("organization", organization)
                    .getSingleResult();
            visible = organization;
        }
    }
}

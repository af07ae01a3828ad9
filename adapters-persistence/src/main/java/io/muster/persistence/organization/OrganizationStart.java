package io.muster.persistence.organization;

import io.muster.domain.organization.OrganizationId;
import org.hibernate.StatelessSession;

/** Inserts a row that a feature needs for each organization. Runs in the unit of work that creates the organization. */
@FunctionalInterface
public interface OrganizationStart {
    void start(StatelessSession session, OrganizationId organization);
}

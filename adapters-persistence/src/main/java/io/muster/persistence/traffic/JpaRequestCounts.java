package io.muster.persistence.traffic;

import io.muster.application.port.out.traffic.RequestCounts;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.traffic.HourCount;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.time.Instant;
import java.util.List;

/** Stores the numbers of each hour as one row. */
final class JpaRequestCounts implements RequestCounts {
    private final HibernateUnitOfWork unitOfWork;

    JpaRequestCounts(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(OrganizationId organization, HourCount more) {
        unitOfWork
                .session(organization)
                .createMutationQuery("""
                        insert into RequestCount (organizationId, beginning, requests, failures)
                        values (:organization, :hour, :requests, :failures)
                        on conflict (organizationId, beginning) do update
                        set requests = requests + excluded.requests, failures = failures + excluded.failures""")
                .setParameter("organization", organization.value())
                .setParameter("hour", more.hour())
                .setParameter("requests", more.requests())
                .setParameter("failures", more.failures())
                .executeUpdate();
    }

    @Override
    public List<HourCount> between(OrganizationId organization, Instant from, Instant until) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery("""
                        from RequestCount
                        where organizationId = :organization and beginning >= :from and beginning < :until
                        order by beginning""", RequestCountEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultStream()
                .map(row -> new HourCount(row.beginning, row.requests, row.failures))
                .toList();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<Instant> old = unitOfWork
                .session(organization)
                .createSelectionQuery("""
                        select beginning from RequestCount
                        where organizationId = :organization and beginning < :before
                        order by beginning""", Instant.class)
                .setParameter("organization", organization.value())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
        if (old.isEmpty()) {
            return 0;
        }
        return unitOfWork
                .session(organization)
                .createMutationQuery(
                        "delete from RequestCount where organizationId = :organization and beginning in :old")
                .setParameter("organization", organization.value())
                .setParameterList("old", old)
                .executeUpdate();
    }
}

package io.muster.persistence.connection;

import io.muster.application.port.out.connection.UsedAssertions;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.Sha256;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.time.Instant;

/** Stores each used assertion as one row, under the hash of its ID. The primary key refuses the second use. */
final class JpaUsedAssertions implements UsedAssertions {
    private final HibernateUnitOfWork unitOfWork;

    JpaUsedAssertions(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public boolean add(OrganizationId organization, ConnectionId connection, String assertionId, Instant end) {
        return unitOfWork
                        .session(organization)
                        .createMutationQuery("""
                                insert into UsedAssertion (organizationId, connectionId, assertionHash, endsAt)
                                values (:organization, :connection, :hash, :end)
                                on conflict (organizationId, connectionId, assertionHash) do nothing""")
                        .setParameter("organization", organization.value())
                        .setParameter("connection", connection.value())
                        .setParameter("hash", Sha256.hex(assertionId))
                        .setParameter("end", end)
                        .executeUpdate()
                == 1;
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        return unitOfWork
                .session(organization)
                .createNativeMutationQuery("""
                        delete from used_assertion where organization_id = :organization
                        and (connection_id, assertion_hash) in (select connection_id, assertion_hash
                        from used_assertion where organization_id = :organization and ends_at < :before
                        order by ends_at limit :most)""")
                .setParameter("organization", organization.value())
                .setParameter("before", before)
                .setParameter("most", limit)
                .executeUpdate();
    }
}

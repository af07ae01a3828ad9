package io.muster.persistence.connection;

import io.muster.application.port.out.connection.ServiceKeyPairs;
import io.muster.domain.connection.ServiceKey;
import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SealedSecret;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** Stores each of the at most two key pairs of an organization as one row. */
final class JpaServiceKeyPairs implements ServiceKeyPairs {
    private static final String SIGNING = "SIGNING";
    private static final String OTHER = "OTHER";

    private final HibernateUnitOfWork unitOfWork;

    JpaServiceKeyPairs(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Optional<ServiceKeys> of(OrganizationId organization) {
        Map<String, ServiceKeyEntity> rows = unitOfWork
                .session(organization)
                .createSelectionQuery("from ServiceKey where organizationId = :organization", ServiceKeyEntity.class)
                .setParameter("organization", organization.value())
                .getResultStream()
                .collect(Collectors.toMap(row -> row.slot, Function.identity()));
        return Optional.ofNullable(rows.get(SIGNING))
                .map(signing -> new ServiceKeys(
                        organization,
                        key(signing),
                        Optional.ofNullable(rows.get(OTHER)).map(JpaServiceKeyPairs::key)));
    }

    @Override
    public void save(ServiceKeys keys) {
        StatelessSession session = unitOfWork.session(keys.organization());
        session.createMutationQuery("delete from ServiceKey where organizationId = :organization")
                .setParameter("organization", keys.organization().value())
                .executeUpdate();
        session.insert(row(keys.organization(), SIGNING, keys.signing()));
        keys.other().ifPresent(other -> session.insert(row(keys.organization(), OTHER, other)));
    }

    private static ServiceKey key(ServiceKeyEntity row) {
        return new ServiceKey(row.keyId, new SealedSecret(row.privateKey), row.certificate, row.made);
    }

    private static ServiceKeyEntity row(OrganizationId organization, String slot, ServiceKey key) {
        ServiceKeyEntity row = new ServiceKeyEntity();
        row.organizationId = organization.value();
        row.slot = slot;
        row.keyId = key.id();
        row.privateKey = key.privateKey().text();
        row.certificate = key.certificate();
        row.made = key.made();
        return row;
    }
}

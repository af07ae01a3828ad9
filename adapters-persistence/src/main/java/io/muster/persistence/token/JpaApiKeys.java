package io.muster.persistence.token;

import io.muster.application.port.out.token.ApiKeys;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.LastUse;
import io.muster.domain.token.SecretDigest;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.RowLocks;
import io.muster.persistence.hibernate.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Stores each API key as one row. */
final class JpaApiKeys implements ApiKeys {
    private static final String FIND =
            "select public_id, digest, name, organization_id, created_at, created_by, ends_at,"
                    + " last_used_at, revoked_at from api_key where public_id = ?";

    private final HibernateUnitOfWork unitOfWork;

    JpaApiKeys(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Optional<ApiKey> find(String publicId) {
        return find(publicId, "");
    }

    @Override
    public Optional<ApiKey> lockShared(String publicId) {
        return find(publicId, RowLocks.keep(unitOfWork));
    }

    private Optional<ApiKey> find(String publicId, String lock) {
        return unitOfWork.query(AcrossOrganizations.API_KEYS, FIND + lock, List.of(publicId), JpaApiKeys::read).stream()
                .findFirst();
    }

    private static ApiKey read(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString(1),
                new SecretDigest(row.getBytes(2)),
                row.getString(3),
                Optional.ofNullable(row.getObject(4, UUID.class)).map(OrganizationId::new),
                Rows.instant(row, 5).orElseThrow(),
                row.getString(6),
                Rows.instant(row, 7),
                Rows.instant(row, 8),
                Rows.instant(row, 9));
    }

    @Override
    public List<ApiKey> lock(Collection<String> publicIds) {
        return unitOfWork
                .session(AcrossOrganizations.API_KEYS)
                .createNativeQuery(
                        "select * from api_key where public_id in (:ids) order by public_id" + RowLocks.END,
                        ApiKeyEntity.class)
                .setParameterList("ids", publicIds)
                .getResultStream()
                .map(JpaApiKeys::key)
                .toList();
    }

    @Override
    public void save(ApiKey key) {
        unitOfWork.session(AcrossOrganizations.API_KEYS).upsert(row(key));
    }

    @Override
    public List<ApiKey> list(Optional<OrganizationId> scope) {
        SelectionQuery<ApiKeyEntity> query = unitOfWork
                .session(AcrossOrganizations.API_KEYS)
                .createSelectionQuery(
                        "from ApiKey" + (scope.isPresent() ? " where organizationId = :scope" : "")
                                + " order by createdAt desc, publicId",
                        ApiKeyEntity.class);
        scope.ifPresent(organization -> query.setParameter("scope", organization.value()));
        return query.getResultStream().map(JpaApiKeys::key).toList();
    }

    @Override
    public List<ApiKey> issuedBy(String actor) {
        return unitOfWork
                .session(AcrossOrganizations.API_KEYS)
                .createSelectionQuery("from ApiKey where createdBy = :actor order by createdAt", ApiKeyEntity.class)
                .setParameter("actor", actor)
                .getResultStream()
                .map(JpaApiKeys::key)
                .toList();
    }

    @Override
    public void used(String publicId, Instant now) {
        unitOfWork
                .session(AcrossOrganizations.API_KEYS)
                .createMutationQuery("""
                        update ApiKey set lastUsedAt = :now
                        where publicId = :publicId and (lastUsedAt is null or lastUsedAt <= :before)""")
                .setParameter("now", now)
                .setParameter("publicId", publicId)
                .setParameter("before", LastUse.latestReplaced(now))
                .executeUpdate();
    }

    @Override
    public int purge(Instant before, int limit) {
        StatelessSession session = unitOfWork.session(AcrossOrganizations.API_KEYS);
        List<ApiKeyEntity> ended = session.createSelectionQuery(
                        "from ApiKey where (revokedAt < :before or endsAt < :before) and name <> :kept",
                        ApiKeyEntity.class)
                .setParameter("before", before)
                .setParameter("kept", ApiKey.BOOTSTRAP)
                .setMaxResults(limit)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList();
        session.deleteMultiple(ended);
        return ended.size();
    }

    private static ApiKey key(ApiKeyEntity row) {
        return new ApiKey(
                row.publicId,
                new SecretDigest(row.digest),
                row.name,
                Optional.ofNullable(row.organizationId).map(OrganizationId::new),
                row.createdAt,
                row.createdBy,
                Optional.ofNullable(row.endsAt),
                Optional.ofNullable(row.lastUsedAt),
                Optional.ofNullable(row.revokedAt));
    }

    private static ApiKeyEntity row(ApiKey key) {
        ApiKeyEntity row = new ApiKeyEntity();
        row.publicId = key.publicId();
        row.digest = key.digest().bytes();
        row.name = key.name();
        key.scope().ifPresent(organization -> row.organizationId = organization.value());
        row.createdAt = key.createdAt();
        row.createdBy = key.createdBy();
        key.endsAt().ifPresent(at -> row.endsAt = at);
        key.lastUsedAt().ifPresent(at -> row.lastUsedAt = at);
        key.revokedAt().ifPresent(at -> row.revokedAt = at);
        return row;
    }
}

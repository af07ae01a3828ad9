package io.muster.persistence.token;

import io.muster.application.port.out.token.SecretKeyRecord;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SecretDigest;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/** Stores the id of the secret key in a table of one row. */
final class JpaSecretKeyRecord implements SecretKeyRecord {
    private final HibernateUnitOfWork unitOfWork;

    JpaSecretKeyRecord(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Optional<Known> lock() {
        return Optional.ofNullable(session().get(SecretKeyEntity.class, true, LockMode.PESSIMISTIC_WRITE))
                .map(row -> new Known(row.id, row.since));
    }

    @Override
    public void add(Known first) {
        session().insert(row(first));
    }

    @Override
    public void replace(Known key) {
        session().update(row(key));
    }

    private static SecretKeyEntity row(Known key) {
        SecretKeyEntity row = new SecretKeyEntity();
        row.id = key.id();
        row.since = key.since();
        return row;
    }

    private StatelessSession session() {
        return unitOfWork.session(AcrossOrganizations.SECRET_KEY);
    }

    @Override
    public void rehashToken(OrganizationId organization, String publicId, SecretDigest digest) {
        unitOfWork
                .session(organization)
                .createMutationQuery("update ScimToken set digest = :digest"
                        + " where organizationId = :organization and publicId = :publicId")
                .setParameter("digest", digest.bytes())
                .setParameter("organization", organization.value())
                .setParameter("publicId", publicId)
                .executeUpdate();
    }

    @Override
    public void rehashApiKey(String publicId, SecretDigest digest) {
        unitOfWork
                .session(AcrossOrganizations.API_KEYS)
                .createMutationQuery("update ApiKey set digest = :digest where publicId = :publicId")
                .setParameter("digest", digest.bytes())
                .setParameter("publicId", publicId)
                .executeUpdate();
    }

    @Override
    public long unusedSince(Instant since, Instant now) {
        return count(AcrossOrganizations.UNUSED_TOKENS, "ScimToken", "", since, now)
                + count(
                        AcrossOrganizations.API_KEYS,
                        "ApiKey",
                        " and (revokedAt is null or revokedAt > :now)",
                        since,
                        now);
    }

    private long count(AcrossOrganizations reason, String entity, String condition, Instant since, Instant now) {
        return unitOfWork
                .session(reason)
                .createSelectionQuery(
                        "select count(*) from " + entity + " where createdAt < :since and (lastUsedAt is null or"
                                + " lastUsedAt < :since) and (endsAt is null or endsAt > :now)" + condition,
                        Long.class)
                .setParameter("since", since)
                .setParameter("now", now)
                .getSingleResult();
    }
}

package io.muster.persistence.token;

import io.muster.application.port.out.token.TokenRings;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.LastUse;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.ScimToken.Ending;
import io.muster.domain.token.SecretDigest;
import io.muster.domain.token.TokenRing;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.LookUp;
import io.muster.persistence.hibernate.RowLocks;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.organization.OrganizationRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/** Stores each SCIM token as one row, for a time after its end. */
final class JpaTokenRings implements TokenRings {
    private static final String KNOWN = "select " + OrganizationRows.COLUMNS + ", t.public_id, t.digest,"
            + " t.created_at, t.created_by, t.last_used_at, t.ends_at, t.end_reason"
            + " from %s t join organization o on o.id = t.organization_id";

    private static final String OF_ORGANIZATION = " where organization_id = ? and public_id = ?";
    private static final String FIND = KNOWN.formatted("(select * from scim_token" + OF_ORGANIZATION + ")");
    private static final String FIND_ANYWHERE = KNOWN.formatted("scim_token") + " where t.public_id = ?";

    private final HibernateUnitOfWork unitOfWork;
    /** Locks the token before the organization is read, so that both are as they are from then on. */
    private final String hold;

    JpaTokenRings(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.hold = KNOWN.formatted("(select * from scim_token" + OF_ORGANIZATION + RowLocks.keep(unitOfWork) + ")");
    }

    @Override
    public Supplier<Optional<Known>> ask(OrganizationId organization, String publicId) {
        return known(organization, publicId, FIND);
    }

    @Override
    public Supplier<Optional<Known>> lockShared(OrganizationId organization, String publicId) {
        return known(organization, publicId, hold);
    }

    private Supplier<Optional<Known>> known(OrganizationId organization, String publicId, String query) {
        Supplier<List<Known>> known =
                unitOfWork.ask(organization, query, List.of(organization.value(), publicId), JpaTokenRings::known);
        return () -> known.get().stream().findFirst();
    }

    @Override
    public Optional<Known> findAnywhere(String publicId) {
        return unitOfWork
                .query(AcrossOrganizations.MISDIRECTED_TOKENS, FIND_ANYWHERE, List.of(publicId), JpaTokenRings::known)
                .stream()
                .findFirst();
    }

    private static Known known(ResultSet row) throws SQLException {
        int column = OrganizationRows.COLUMN_COUNT;
        ScimTokenEntity token = new ScimTokenEntity();
        token.publicId = row.getString(column + 1);
        token.digest = row.getBytes(column + 2);
        token.createdAt = Rows.instant(row, column + 3).orElseThrow();
        token.createdBy = row.getString(column + 4);
        token.lastUsedAt = Rows.instant(row, column + 5).orElse(null);
        token.endsAt = Rows.instant(row, column + 6).orElse(null);
        token.endReason = row.getString(column + 7);
        return new Known(token(token), OrganizationRows.read(row));
    }

    @Override
    public TokenRing of(OrganizationId organization, Instant now) {
        List<ScimToken> working = unitOfWork
                .session(organization)
                .createSelectionQuery("""
                        from ScimToken where organizationId = :organization and (endsAt is null or endsAt > :now)
                        order by createdAt desc""", ScimTokenEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("now", now)
                .getResultStream()
                .map(JpaTokenRings::token)
                .toList();
        return new TokenRing(organization, working);
    }

    @Override
    public List<OrganizationId> organizationsWithTokensBy(
            Set<String> issuers, Instant now, Optional<OrganizationId> after, int limit) {
        return LookUp.organizations(
                unitOfWork.session(AcrossOrganizations.ISSUED),
                "ScimToken",
                "createdBy in :issuers and (endsAt is null or endsAt > :now)",
                Map.of("issuers", issuers, "now", now),
                after,
                limit);
    }

    @Override
    public void save(TokenRing ring) {
        StatelessSession session = unitOfWork.session(ring.organization());
        session.createNativeQuery(
                        "select public_id from scim_token"
                                + " where organization_id = :organization and public_id in (:ids)" + RowLocks.END,
                        String.class)
                .setParameter("organization", ring.organization().value())
                .setParameterList(
                        "ids", ring.tokens().stream().map(ScimToken::publicId).toList())
                .getResultList();
        for (ScimToken token : ring.tokens()) {
            // the last use is left out, because only used() writes it
            int known = session.createMutationQuery("update ScimToken set endsAt = :endsAt, endReason = :reason"
                            + " where organizationId = :organization and publicId = :publicId")
                    .setParameter("organization", ring.organization().value())
                    .setParameter("endsAt", token.ending().map(Ending::at).orElse(null), Instant.class)
                    .setParameter(
                            "reason",
                            token.ending().map(ending -> ending.reason().name()).orElse(null),
                            String.class)
                    .setParameter("publicId", token.publicId())
                    .executeUpdate();
            if (known == 0) {
                session.insert(row(ring.organization(), token));
            }
        }
    }

    @Override
    public void used(OrganizationId organization, String publicId, Instant now) {
        unitOfWork
                .session(organization)
                .createMutationQuery("""
                        update ScimToken set lastUsedAt = :now
                        where organizationId = :organization and publicId = :publicId and (lastUsedAt is null
                            or lastUsedAt <= :before)""")
                .setParameter("organization", organization.value())
                .setParameter("now", now)
                .setParameter("publicId", publicId)
                .setParameter("before", LastUse.latestReplaced(now))
                .executeUpdate();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<ScimTokenEntity> ended = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from ScimToken where organizationId = :organization and endsAt < :before order by endsAt",
                        ScimTokenEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("before", before)
                .setMaxResults(limit)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList();
        return ended.isEmpty()
                ? 0
                : unitOfWork
                        .session(organization)
                        .createMutationQuery(
                                "delete from ScimToken where organizationId = :organization and publicId in :ids")
                        .setParameter("organization", organization.value())
                        .setParameter(
                                "ids", ended.stream().map(row -> row.publicId).toList())
                        .executeUpdate();
    }

    private static ScimToken token(ScimTokenEntity row) {
        return new ScimToken(
                row.publicId,
                new SecretDigest(row.digest),
                row.createdAt,
                row.createdBy,
                Optional.ofNullable(row.lastUsedAt),
                Rows.enumOf(Ending.Reason.class, row.endReason).map(reason -> new Ending(row.endsAt, reason)));
    }

    private static ScimTokenEntity row(OrganizationId organization, ScimToken token) {
        ScimTokenEntity row = new ScimTokenEntity();
        row.publicId = token.publicId();
        row.organizationId = organization.value();
        row.digest = token.digest().bytes();
        row.createdAt = token.createdAt();
        row.createdBy = token.createdBy();
        token.lastUsedAt().ifPresent(at -> row.lastUsedAt = at);
        token.ending().ifPresent(ending -> {
            row.endsAt = ending.at();
            row.endReason = ending.reason().name();
        });
        return row;
    }
}

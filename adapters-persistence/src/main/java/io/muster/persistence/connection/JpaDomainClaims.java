package io.muster.persistence.connection;

import io.muster.application.port.out.connection.DomainClaims;
import io.muster.domain.connection.DomainAbsence;
import io.muster.domain.connection.DomainCheck;
import io.muster.domain.connection.DomainClaim;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.LookUp;
import io.muster.persistence.hibernate.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores each claim as one row. */
final class JpaDomainClaims implements DomainClaims {
    private final HibernateUnitOfWork unitOfWork;

    JpaDomainClaims(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public List<DomainClaim> of(OrganizationId organization) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from DomainClaim where organizationId = :organization order by domain",
                        DomainClaimEntity.class)
                .setParameter("organization", organization.value())
                .getResultStream()
                .map(JpaDomainClaims::claim)
                .toList();
    }

    @Override
    public Optional<DomainClaim> find(OrganizationId organization, DomainName domain) {
        return Rows.get(
                        unitOfWork.session(organization),
                        DomainClaimEntity.class,
                        new DomainClaimEntity.Key(organization.value(), domain.value()))
                .map(JpaDomainClaims::claim);
    }

    @Override
    public void add(DomainClaim claim) {
        unitOfWork.session(claim.organization()).insert(row(claim));
    }

    @Override
    public void save(DomainClaim claim) {
        unitOfWork.session(claim.organization()).update(row(claim));
    }

    @Override
    public void remove(OrganizationId organization, DomainName domain) {
        unitOfWork
                .session(organization)
                .createMutationQuery(
                        "delete from DomainClaim where organizationId = :organization and domain = :domain")
                .setParameter("organization", organization.value())
                .setParameter("domain", domain.value())
                .executeUpdate();
    }

    @Override
    public List<OrganizationId> organizationsWithDue(Instant now, Optional<OrganizationId> after, int limit) {
        return LookUp.organizations(
                unitOfWork.session(AcrossOrganizations.DUE_DOMAINS),
                "DomainClaim",
                "nextCheck <= :at",
                now,
                after,
                limit);
    }

    @Override
    public List<DomainClaim> due(OrganizationId organization, Instant now, int limit) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from DomainClaim where organizationId = :organization and nextCheck <= :now order by nextCheck",
                        DomainClaimEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaDomainClaims::claim)
                .toList();
    }

    private static DomainClaim claim(DomainClaimEntity row) {
        return new DomainClaim(
                new OrganizationId(row.organizationId),
                new DomainName(row.domain),
                row.challenge,
                new Provenance(row.claimedAt, row.claimedBy),
                Optional.ofNullable(row.verifiedAt),
                Optional.ofNullable(row.zone),
                Rows.enumOf(DomainCheck.RecordState.class, row.outcome)
                        .map(outcome ->
                                new DomainCheck(outcome, row.foundTexts.lines().toList(), row.checkedAt)),
                Optional.ofNullable(row.missingSince)
                        .map(since -> new DomainAbsence(since, row.missingDays, row.missingCountedAt)),
                Optional.ofNullable(row.nextCheck));
    }

    private static DomainClaimEntity row(DomainClaim claim) {
        DomainClaimEntity row = new DomainClaimEntity();
        row.organizationId = claim.organization().value();
        row.domain = claim.domain().value();
        row.challenge = claim.challenge();
        row.claimedAt = claim.claimed().at();
        row.claimedBy = claim.claimed().by();
        row.verifiedAt = claim.verifiedAt().orElse(null);
        row.zone = claim.zone().orElse(null);
        claim.lastCheck().ifPresent(check -> {
            row.checkedAt = check.at();
            row.outcome = check.outcome().name();
            row.foundTexts = String.join("\n", check.found());
        });
        claim.absence().ifPresent(missing -> {
            row.missingSince = missing.since();
            row.missingDays = missing.days();
            row.missingCountedAt = missing.countedAt();
        });
        row.nextCheck = claim.nextCheck().orElse(null);
        return row;
    }
}

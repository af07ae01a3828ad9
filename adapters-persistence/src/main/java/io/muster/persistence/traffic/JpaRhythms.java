package io.muster.persistence.traffic;

import io.muster.application.port.out.traffic.Rhythms;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.traffic.ObservedClient;
import io.muster.domain.traffic.Rhythm;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.LookUp;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.SelectionQuery;

/** Stores the rhythm of each client as one row. */
final class JpaRhythms implements Rhythms {
    private final HibernateUnitOfWork unitOfWork;

    JpaRhythms(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public List<Rhythm> of(OrganizationId organization) {
        return rhythms(query(organization));
    }

    @Override
    public List<Rhythm> lock(OrganizationId organization) {
        return rhythms(query(organization).setLockMode(LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public void save(OrganizationId organization, Rhythm rhythm) {
        unitOfWork
                .session(organization)
                .createMutationQuery("""
                        insert into Rhythm (organizationId, client, lastRequest, pauses, alarmAt, silentSince)
                        values (:organization, :client, :lastRequest, :pauses, :alarmAt, :silentSince)
                        on conflict (organizationId, client) do update
                        set lastRequest = excluded.lastRequest, pauses = excluded.pauses, alarmAt = excluded.alarmAt,
                            silentSince = excluded.silentSince""")
                .setParameter("organization", organization.value())
                .setParameter("client", rhythm.client().name())
                .setParameter("lastRequest", rhythm.lastRequest())
                .setParameter("pauses", text(rhythm.pauses()))
                .setParameter("alarmAt", rhythm.alarmAt().orElse(null), Instant.class)
                .setParameter("silentSince", rhythm.silentSince().orElse(null), Instant.class)
                .executeUpdate();
    }

    @Override
    public List<OrganizationId> organizationsWithDue(Instant now, Optional<OrganizationId> after, int limit) {
        return LookUp.organizations(
                unitOfWork.session(AcrossOrganizations.DUE_ALARMS), "Rhythm", "alarmAt <= :at", now, after, limit);
    }

    private SelectionQuery<RhythmEntity> query(OrganizationId organization) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from Rhythm where organizationId = :organization order by client", RhythmEntity.class)
                .setParameter("organization", organization.value());
    }

    private static List<Rhythm> rhythms(SelectionQuery<RhythmEntity> query) {
        return query.getResultStream()
                .map(row -> new Rhythm(
                        ObservedClient.valueOf(row.client),
                        row.lastRequest,
                        pauses(row.pauses),
                        Optional.ofNullable(row.alarmAt),
                        Optional.ofNullable(row.silentSince)))
                .toList();
    }

    private static String text(List<Duration> pauses) {
        return pauses.stream().map(pause -> Long.toString(pause.toSeconds())).collect(Collectors.joining(" "));
    }

    private static List<Duration> pauses(String text) {
        return Stream.of(text.split(" "))
                .filter(seconds -> !seconds.isEmpty())
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .toList();
    }
}

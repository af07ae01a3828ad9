package io.muster.application.testing;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.synclog.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface SyncLogContract {
    Ports ports();

    @Test
    default void entriesComeBackAsWrittenNewestFirstAndOnlyToTheirOrganization() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SyncEntry first = appended(entry(acme, NOON, SyncStatus.SUCCESS, "Ana"));
        SyncEntry second = appended(entry(acme, NOON.plusSeconds(1), SyncStatus.FAILED, "Ben"));

        assertThat(search(acme, Fixtures.newestEntries(10))).containsExactly(second, first);
        assertThat(search(acme, Fixtures.newestEntries(1))).containsExactly(second);
        assertThat(search(acme, Fixtures.newestEntries(10).olderThan(second.id())))
                .containsExactly(first);
        assertThat(ports().read(() -> ports().syncLog().find(acme, first.id()))).contains(first);
        OrganizationId other = Fixtures.newOrganization(ports());
        assertThat(search(other, Fixtures.newestEntries(10))).isEmpty();
        assertThat(ports().read(() -> ports().syncLog().find(other, first.id())))
                .isEmpty();
    }

    @Test
    default void entriesAreFilteredByEverythingThatTheyShow() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SyncEntry ana = appended(entry(acme, NOON, SyncStatus.SUCCESS, "Ána%"));
        SyncEntry ben = appended(entry(acme, NOON.plusSeconds(1), SyncStatus.FAILED, "Ben"));

        assertThat(search(
                        acme,
                        query(Optional.of(SyncStatus.FAILED), Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly(ben);
        assertThat(search(acme, query(Optional.empty(), Optional.of("ÁNA"), Optional.empty(), Optional.empty())))
                .containsExactly(ana);
        assertThat(search(acme, query(Optional.empty(), Optional.of("%"), Optional.empty(), Optional.empty())))
                .isEmpty();
        assertThat(search(
                        acme,
                        query(Optional.empty(), Optional.of(ben.requestId()), Optional.empty(), Optional.empty())))
                .containsExactly(ben);
        assertThat(search(
                        acme,
                        query(Optional.empty(), Optional.empty(), Optional.of(NOON.plusSeconds(1)), Optional.empty())))
                .containsExactly(ben);
        assertThat(search(
                        acme,
                        query(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(NOON.plusSeconds(1)))))
                .containsExactly(ana);
        SyncLogQuery all = Fixtures.newestEntries(10);
        assertThat(search(
                        acme,
                        new SyncLogQuery(
                                all.status(),
                                Optional.of(SyncAction.DELETE),
                                Optional.of(SyncResource.Type.USER),
                                Optional.empty(),
                                all.text(),
                                all.from(),
                                all.until(),
                                all.before(),
                                10)))
                .isEmpty();
        assertThat(search(
                        acme,
                        new SyncLogQuery(
                                all.status(),
                                Optional.of(SyncAction.UPDATE),
                                Optional.of(SyncResource.Type.USER),
                                ana.resource().id(),
                                all.text(),
                                all.from(),
                                all.until(),
                                all.before(),
                                10)))
                .containsExactly(ana);
    }

    @Test
    default void oldEntriesGoInBatchesOldestFirst() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<SyncEntry> entries = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            entries.add(appended(entry(acme, NOON.plusSeconds(number), SyncStatus.SUCCESS, "x")));
        }
        ports().write(() -> ports().syncLog().prepare(NOON));

        assertThat(purge(acme, NOON.plusSeconds(4), 3)).isEqualTo(3);
        assertThat(purge(acme, NOON.plusSeconds(4), 3)).isEqualTo(1);
        assertThat(purge(acme, NOON.plusSeconds(4), 3)).isZero();
        assertThat(search(acme, Fixtures.newestEntries(10))).containsExactly(entries.get(4));
    }

    private int purge(OrganizationId organization, Instant before, int limit) {
        return ports().unitOfWork().write(() -> ports().syncLog().purge(organization, before, limit));
    }

    private List<SyncEntry> search(OrganizationId organization, SyncLogQuery query) {
        return ports().read(() -> ports().syncLog().search(organization, query));
    }

    private SyncEntry appended(SyncEntry entry) {
        ports().write(() -> ports().syncLog().append(entry));
        return entry;
    }

    private static SyncLogQuery query(
            Optional<SyncStatus> status, Optional<String> text, Optional<Instant> from, Optional<Instant> until) {
        return new SyncLogQuery(
                status, Optional.empty(), Optional.empty(), Optional.empty(), text, from, until, Optional.empty(), 10);
    }

    private static SyncEntry entry(OrganizationId organization, Instant at, SyncStatus status, String display) {
        return new SyncEntry(
                organization,
                Fixtures.newId(),
                at,
                SyncAction.UPDATE,
                SyncResource.of(SyncResource.Type.USER, Fixtures.newId(), display),
                status,
                200,
                Duration.ofMillis(12),
                Optional.of("token"),
                "request-" + Fixtures.newId(),
                Optional.of("agent"),
                List.of(new AttributeChange("title", Optional.empty(), Optional.of("B***"))),
                Optional.of("note"),
                status == SyncStatus.FAILED ? Optional.of(new SyncEntry.Failure("cause", "remedy")) : Optional.empty());
    }
}

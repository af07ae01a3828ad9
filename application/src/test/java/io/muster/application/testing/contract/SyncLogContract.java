package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface SyncLogContract {
    Ports ports();

    @Test
    default void entriesAreReadAsWrittenNewestFirst() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SyncEntry first = appended(entry(acme, NOON, SyncStatus.SUCCESS, "Ana"));
        SyncEntry second = appended(entry(acme, NOON.plusSeconds(1), SyncStatus.FAILED, "Ben"));

        assertThat(search(acme, SyncLogQuery.newest(10))).containsExactly(second, first);
        assertThat(search(acme, SyncLogQuery.newest(1))).containsExactly(second);
    }

    @Test
    default void pageOfEntriesContainsOlderOnesThanTheGivenOne() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SyncEntry first = appended(entry(acme, NOON, SyncStatus.SUCCESS, "Ana"));
        SyncEntry second = appended(entry(acme, NOON.plusSeconds(1), SyncStatus.FAILED, "Ben"));

        assertThat(search(acme, SyncLogQuery.newest(10).olderThan(second.id()))).containsExactly(first);
    }

    @Test
    default void pageOfLargeEntriesEndsWithTheOneThatFillsIt() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<AttributeChange> changes =
                List.of(new AttributeChange("photos", Optional.empty(), Optional.of("x".repeat(60_000))));
        for (int number = 0; number < 20; number++) {
            appended(entry(acme, NOON.plusSeconds(number), changes));
        }

        Slice<SyncEntry> first =
                ports().unitOfWork().read(() -> ports().syncLog().search(acme, SyncLogQuery.newest(100)));
        assertThat(first.items()).hasSize(18);
        assertThat(first.more()).isTrue();
        SyncLogQuery rest =
                SyncLogQuery.newest(100).olderThan(first.items().get(17).id());
        assertThat(ports().unitOfWork().read(() -> ports().syncLog().search(acme, rest)))
                .returns(false, Slice::more)
                .satisfies(page -> assertThat(page.items()).hasSize(2));
    }

    @Test
    default void entryIsFoundByItsOwnOrganizationOnly() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        SyncEntry entry = appended(entry(acme, NOON, SyncStatus.SUCCESS, "Ana"));

        assertThat(ports().unitOfWork().read(() -> ports().syncLog().find(acme, entry.id())))
                .contains(entry);
        assertThat(ports().unitOfWork().read(() -> ports().syncLog().find(other, entry.id())))
                .isEmpty();
        assertThat(search(other, SyncLogQuery.newest(10))).isEmpty();
    }

    @Test
    default void entriesAreFilteredByStatus() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        appended(entry(acme, NOON, SyncStatus.SUCCESS, "Ana"));
        SyncEntry failed = appended(entry(acme, NOON.plusSeconds(1), SyncStatus.FAILED, "Ben"));

        assertThat(search(
                        acme,
                        query(Optional.of(SyncStatus.FAILED), Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly(failed);
    }

    @Test
    default void entriesAreFilteredByTheBeginningOfTheDisplayNameInAnyCase() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SyncEntry ana = appended(entry(acme, NOON, SyncStatus.SUCCESS, "Ána%"));
        appended(entry(acme, NOON.plusSeconds(1), SyncStatus.SUCCESS, "Ben"));

        assertThat(search(acme, text("ÁNA"))).containsExactly(ana);
        assertThat(search(acme, text("%"))).isEmpty();
    }

    @Test
    default void entriesAreFilteredByRequestId() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        appended(entry(acme, NOON, SyncStatus.SUCCESS, "Ana"));
        SyncEntry ben = appended(entry(acme, NOON.plusSeconds(1), SyncStatus.SUCCESS, "Ben"));

        assertThat(search(acme, text(ben.requestId()))).containsExactly(ben);
    }

    @Test
    default void entriesAreFilteredByTime() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SyncEntry ana = appended(entry(acme, NOON, SyncStatus.SUCCESS, "Ana"));
        SyncEntry ben = appended(entry(acme, NOON.plusSeconds(1), SyncStatus.SUCCESS, "Ben"));
        Optional<Instant> between = Optional.of(NOON.plusSeconds(1));

        assertThat(search(acme, query(Optional.empty(), Optional.empty(), between, Optional.empty())))
                .containsExactly(ben);
        assertThat(search(acme, query(Optional.empty(), Optional.empty(), Optional.empty(), between)))
                .containsExactly(ana);
    }

    @Test
    default void entriesAreFilteredByActionAndResource() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SyncEntry ana = appended(entry(acme, NOON, SyncStatus.SUCCESS, "Ana"));
        appended(entry(acme, NOON.plusSeconds(1), SyncStatus.SUCCESS, "Ben"));

        assertThat(search(acme, about(SyncAction.UPDATE, ana.resource().id()))).containsExactly(ana);
        assertThat(search(acme, about(SyncAction.DELETE, Optional.empty()))).isEmpty();
    }

    @Test
    default void failuresAreFilteredByTheirCause() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SyncEntry ana = appended(entry(acme, NOON, SyncStatus.FAILED, "Ana"));
        appended(entry(acme, NOON.plusSeconds(1), SyncStatus.SUCCESS, "Ben"));
        SyncEntry eva = appended(entry(acme, NOON.plusSeconds(2), SyncStatus.FAILED, "Eva"));
        String cause = ana.failureCause().orElseThrow().key();

        assertThat(search(acme, ofCause(cause))).containsExactly(eva, ana);
        assertThat(search(acme, ofCause("unknown"))).isEmpty();
    }

    @Test
    default void entriesAboutAResourceAreFoundByItsIdAndByItsWholeName() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SyncEntry byName = appended(entry(acme, NOON, SyncStatus.FAILED, "Ána"));
        SyncEntry byId = appended(entry(acme, NOON.plusSeconds(1), SyncStatus.SUCCESS, "Eva"));
        appended(entry(acme, NOON.plusSeconds(2), SyncStatus.SUCCESS, "Ánabel"));
        SyncEntry byBoth = appended(entry(acme, NOON.plusSeconds(3), SyncStatus.SUCCESS, "ÁNA"));
        List<String> ids = Stream.of(byId, byBoth)
                .flatMap(entry -> entry.resource().id().stream())
                .toList();

        assertThat(about(acme, SyncResource.Type.USER, ids, List.of("ána"), 10)).containsExactly(byBoth, byId, byName);
        assertThat(about(acme, SyncResource.Type.USER, ids, List.of("ána"), 2)).containsExactly(byBoth, byId);
        assertThat(about(acme, SyncResource.Type.GROUP, ids, List.of("ána"), 10))
                .isEmpty();
        assertThat(about(Fixtures.newOrganization(ports()), SyncResource.Type.USER, ids, List.of("ána"), 10))
                .isEmpty();
    }

    @Test
    default void oldEntriesArePurgedInBatchesOldestFirst() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<SyncEntry> entries = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            entries.add(appended(entry(acme, NOON.plusSeconds(number), SyncStatus.SUCCESS, "x")));
        }

        assertThat(purge(acme, NOON.plusSeconds(4), 3)).isEqualTo(3);
        assertThat(search(acme, SyncLogQuery.newest(10))).containsExactly(entries.get(4), entries.get(3));
        assertThat(purge(acme, NOON.plusSeconds(4), 3)).isEqualTo(1);
        assertThat(purge(acme, NOON.plusSeconds(4), 3)).isZero();
        assertThat(search(acme, SyncLogQuery.newest(10))).containsExactly(entries.get(4));
    }

    @Test
    default void entriesAreWrittenAfterComingMonthsArePrepared() {
        OrganizationId acme = Fixtures.newOrganization(ports());

        ports().unitOfWork().run(() -> ports().syncLog().prepare(NOON));

        SyncEntry entry = appended(entry(acme, NOON.plus(Duration.ofDays(40)), SyncStatus.SUCCESS, "x"));
        assertThat(search(acme, SyncLogQuery.newest(10))).containsExactly(entry);
    }

    private int purge(OrganizationId organization, Instant before, int limit) {
        return ports().unitOfWork().write(() -> ports().syncLog().purge(organization, before, limit));
    }

    private List<SyncEntry> search(OrganizationId organization, SyncLogQuery query) {
        return ports().unitOfWork()
                .read(() -> ports().syncLog().search(organization, query))
                .items();
    }

    private List<SyncEntry> about(
            OrganizationId organization, SyncResource.Type type, List<String> ids, List<String> names, int limit) {
        return ports().unitOfWork().read(() -> ports().syncLog().about(organization, type, ids, names, limit));
    }

    private SyncEntry appended(SyncEntry entry) {
        ports().unitOfWork().run(() -> ports().syncLog().append(entry));
        return entry;
    }

    private static SyncLogQuery text(String text) {
        return query(Optional.empty(), Optional.of(text), Optional.empty(), Optional.empty());
    }

    private static SyncLogQuery query(
            Optional<SyncStatus> status, Optional<String> text, Optional<Instant> from, Optional<Instant> until) {
        return new SyncLogQuery(
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                text,
                Optional.empty(),
                from,
                until,
                Optional.empty(),
                10);
    }

    private static SyncLogQuery ofCause(String cause) {
        return new SyncLogQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(cause),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                10);
    }

    private static SyncLogQuery about(SyncAction action, Optional<String> user) {
        return new SyncLogQuery(
                Optional.empty(),
                Optional.of(action),
                Optional.of(SyncResource.Type.USER),
                user,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                10);
    }

    private static SyncEntry entry(OrganizationId organization, Instant at, List<AttributeChange> changes) {
        SyncEntry small = entry(organization, at, SyncStatus.SUCCESS, "x");
        return new SyncEntry(
                organization,
                small.id(),
                at,
                small.action(),
                small.resource(),
                small.status(),
                small.httpStatus(),
                small.duration(),
                small.tokenId(),
                small.requestId(),
                small.userAgent(),
                changes,
                small.note(),
                small.failure());
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

package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.FailureCause;
import io.muster.domain.synclog.FailureGroup;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.synclog.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface FailuresContract {
    String TAKEN = "userName is already used by another user";
    Instant LATER = NOON.plusSeconds(60);

    Ports ports();

    @Test
    default void failuresAreAddedUpByCauseAndByResource() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        failed(acme, NOON, named("Ana"), TAKEN, 1);
        SyncEntry again = failed(acme, NOON.plusSeconds(1), named("ANA"), TAKEN, 4);
        SyncEntry ben = failed(acme, NOON.plusSeconds(2), named("Ben"), TAKEN, 1);
        SyncEntry other = failed(acme, NOON.plusSeconds(3), named("Ben"), "userName is required", 1);
        failed(Fixtures.newOrganization(ports()), NOON, named("Ana"), TAKEN, 1);
        FailureCause taken = ben.failureCause().orElseThrow();

        assertThat(causes(acme, Optional.empty()))
                .containsExactly(
                        new FailureGroup(
                                other.failureCause().orElseThrow(),
                                "remedy",
                                SyncResource.Type.USER,
                                1,
                                0,
                                1,
                                other.at(),
                                other.at(),
                                Optional.empty(),
                                other.id()),
                        new FailureGroup(
                                taken,
                                "remedy",
                                SyncResource.Type.USER,
                                2,
                                0,
                                6,
                                NOON,
                                ben.at(),
                                Optional.empty(),
                                ben.id()));
        assertThat(resources(acme, taken))
                .containsExactly(
                        new FailingResource(
                                taken, "remedy", named("Ben"), 1, ben.at(), ben.at(), Optional.empty(), ben.id()),
                        new FailingResource(
                                taken, "remedy", named("ANA"), 5, NOON, again.at(), Optional.empty(), again.id()));
    }

    @Test
    default void causesAndResourcesArePagedByTheirLastEntry() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        failed(acme, NOON, named("Ana"), TAKEN, 1);
        SyncEntry ben = failed(acme, NOON.plusSeconds(1), named("Ben"), TAKEN, 1);
        SyncEntry other = failed(acme, NOON.plusSeconds(2), named("Ben"), "userName is required", 1);

        Slice<FailureGroup> first =
                ports().unitOfWork().read(() -> ports().failures().causes(acme, Optional.empty(), Optional.empty(), 1));
        Slice<FailureGroup> second = ports().unitOfWork()
                .read(() -> ports().failures().causes(acme, Optional.empty(), Optional.of(other.id()), 1));
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(Stream.of(first, second).flatMap(page -> page.items().stream()))
                .extracting(FailureGroup::lastEntry)
                .containsExactly(other.id(), ben.id());
        String taken = ben.failureCause().orElseThrow().key();
        assertThat(ports().unitOfWork()
                        .read(() -> ports().failures().resources(acme, taken, Optional.of(ben.id()), 10))
                        .items())
                .extracting(FailingResource::resource)
                .containsExactly(named("Ana"));
    }

    @Test
    default void resourceIsSolvedByALaterSuccessOfItsNameOrId() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SyncResource eva = SyncResource.of(SyncResource.Type.USER, Fixtures.newId(), "Eva");
        SyncResource evaById = new SyncResource(SyncResource.Type.USER, eva.id(), Optional.empty());
        succeeded(acme, NOON.minusSeconds(1), named("Ana"));
        failed(acme, NOON, named("Ana"), TAKEN, 1);
        failed(acme, NOON, evaById, TAKEN, 1);
        FailureCause taken =
                failed(acme, NOON, named("Ben"), TAKEN, 1).failureCause().orElseThrow();

        assertThat(solve(acme, NOON.minusSeconds(1))).isZero();
        succeeded(acme, NOON.plusSeconds(2), SyncResource.of(SyncResource.Type.USER, Fixtures.newId(), "ANA"));
        succeeded(acme, NOON.plusSeconds(3), eva);
        assertThat(solve(acme, NOON.plusSeconds(4))).isZero();
        assertThat(solve(acme, NOON.plusSeconds(1))).isEqualTo(2);
        assertThat(solve(acme, NOON.plusSeconds(1))).isZero();

        assertThat(resources(acme, taken))
                .extracting(FailingResource::solvedSince)
                .containsExactlyInAnyOrder(Optional.of(LATER), Optional.of(LATER), Optional.empty());
        assertThat(causes(acme, Optional.of(false)))
                .singleElement()
                .returns(3L, FailureGroup::resources)
                .returns(2L, FailureGroup::solvedResources)
                .returns(Optional.empty(), FailureGroup::solvedSince);
        assertThat(causes(acme, Optional.of(true))).isEmpty();
    }

    @Test
    default void causeIsSolvedUntilItsNextFailure() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        failed(acme, NOON, named("Ana"), TAKEN, 1);
        succeeded(acme, NOON.plusSeconds(1), named("Ana"));
        solve(acme, NOON);

        assertThat(causes(acme, Optional.of(false))).isEmpty();
        assertThat(causes(acme, Optional.of(true)))
                .singleElement()
                .returns(Optional.of(LATER), FailureGroup::solvedSince);

        failed(acme, NOON.plusSeconds(2), named("Ana"), TAKEN, 1);
        assertThat(causes(acme, Optional.of(true))).isEmpty();
        assertThat(causes(acme, Optional.of(false)))
                .singleElement()
                .returns(0L, FailureGroup::solvedResources)
                .returns(2L, FailureGroup::requests);
    }

    @Test
    default void failuresAboutUsersAreFoundByTheirKeys() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SyncEntry ana = failed(acme, NOON, named("Ana"), TAKEN, 1);
        SyncEntry required = failed(acme, NOON.plusSeconds(1), named("Ana"), "userName is required", 1);
        failed(acme, NOON.plusSeconds(2), named("Ben"), TAKEN, 1);
        failed(
                acme,
                NOON.plusSeconds(3),
                new SyncResource(SyncResource.Type.GROUP, Optional.empty(), Optional.of("ana")),
                TAKEN,
                1);
        List<String> keys = List.of(FailingResource.key(named("Ana")), "another");

        assertThat(aboutUsers(acme, keys, 10))
                .extracting(FailingResource::lastEntry)
                .containsExactly(required.id(), ana.id());
        assertThat(aboutUsers(acme, keys, 1)).hasSize(1);
    }

    @Test
    default void oldFailuresArePurgedWithTheirCause() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        failed(acme, NOON, named("Ana"), TAKEN, 1);
        failed(acme, NOON, named("Ben"), TAKEN, 1);
        SyncEntry kept = failed(acme, LATER, named("Ben"), "userName is required", 1);

        assertThat(purge(acme, LATER, 1)).isOne();
        assertThat(purge(acme, LATER, 10)).isOne();
        assertThat(purge(acme, LATER, 10)).isZero();
        assertThat(causes(acme, Optional.empty()))
                .extracting(FailureGroup::lastEntry)
                .containsExactly(kept.id());
    }

    @Test
    default void unitsOfWorkThatAddTheSameFailureAtOnceAllCount() throws Exception {
        OrganizationId acme = Fixtures.newOrganization(ports());

        Concurrently.call(Collections.nCopies(8, () -> failed(acme, NOON, named("Ana"), TAKEN, 1)));

        assertThat(causes(acme, Optional.empty()))
                .extracting(FailureGroup::requests)
                .containsExactly(8L);
    }

    private SyncEntry failed(OrganizationId organization, Instant at, SyncResource resource, String cause, long times) {
        SyncEntry entry = entry(
                organization, at, resource, SyncStatus.FAILED, Optional.of(new SyncEntry.Failure(cause, "remedy")));
        ports().unitOfWork().run(() -> {
            ports().syncLog().append(entry);
            ports().failures().add(entry, times);
        });
        return entry;
    }

    private void succeeded(OrganizationId organization, Instant at, SyncResource resource) {
        SyncEntry entry = entry(organization, at, resource, SyncStatus.SUCCESS, Optional.empty());
        ports().unitOfWork().run(() -> ports().syncLog().append(entry));
    }

    private List<FailureGroup> causes(OrganizationId organization, Optional<Boolean> solved) {
        return ports().unitOfWork()
                .read(() -> ports().failures().causes(organization, solved, Optional.empty(), 10))
                .items();
    }

    private List<FailingResource> resources(OrganizationId organization, FailureCause cause) {
        return ports().unitOfWork()
                .read(() -> ports().failures().resources(organization, cause.key(), Optional.empty(), 10))
                .items();
    }

    private List<FailingResource> aboutUsers(OrganizationId organization, List<String> keys, int limit) {
        return ports().unitOfWork().read(() -> ports().failures().aboutUsers(organization, keys, limit));
    }

    private int solve(OrganizationId organization, Instant since) {
        return ports().unitOfWork().write(() -> ports().failures().solve(organization, since, LATER));
    }

    private int purge(OrganizationId organization, Instant before, int limit) {
        return ports().unitOfWork().write(() -> ports().failures().purge(organization, before, limit));
    }

    private static SyncResource named(String name) {
        return new SyncResource(SyncResource.Type.USER, Optional.empty(), Optional.of(name));
    }

    private static SyncEntry entry(
            OrganizationId organization,
            Instant at,
            SyncResource resource,
            SyncStatus status,
            Optional<SyncEntry.Failure> failure) {
        UUID id = Fixtures.newId();
        return new SyncEntry(
                organization,
                id,
                at,
                SyncAction.UPDATE,
                resource,
                status,
                200,
                Duration.ofMillis(12),
                Optional.empty(),
                "request-" + id,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                failure);
    }
}

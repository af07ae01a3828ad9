package io.muster.application.testing.fake;

import io.muster.application.port.out.synclog.Failures;
import io.muster.application.testing.fake.InMemoryState.Failed;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.FailureCause;
import io.muster.domain.synclog.FailureGroup;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.synclog.SyncStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps each failure, and adds up when asked. */
record InMemoryFailures(InMemoryUnitOfWork unitOfWork) implements Failures {
    private static final Comparator<UUID> LATEST_FIRST = Collections.reverseOrder(InMemoryState.BY_BYTES);

    private record Concern(FailureCause cause, SyncResource.Type type, String resource) {}

    @Override
    public void add(SyncEntry failed, long times) {
        unitOfWork.state().failures.put(failed.id(), new Failed(failed, times, Optional.empty()));
    }

    @Override
    public Slice<FailureGroup> causes(
            OrganizationId organization, Optional<Boolean> solved, Optional<UUID> before, int limit) {
        Stream<FailureGroup> groups =
                all(organization).collect(Collectors.groupingBy(FailingResource::cause)).values().stream()
                        .map(InMemoryFailures::group)
                        .filter(group -> solved.filter(
                                        wanted -> wanted != group.solvedSince().isPresent())
                                .isEmpty())
                        .filter(group -> isBefore(group.lastEntry(), before))
                        .sorted(Comparator.comparing(FailureGroup::lastEntry, LATEST_FIRST));
        return Slice.of(groups.iterator(), limit, FailureGroup::bytes);
    }

    @Override
    public Slice<FailingResource> resources(
            OrganizationId organization, String cause, Optional<UUID> before, int limit) {
        Stream<FailingResource> found = all(organization)
                .filter(resource -> resource.cause().key().equals(cause))
                .filter(resource -> isBefore(resource.lastEntry(), before));
        return Slice.of(found.iterator(), limit, FailingResource::bytes);
    }

    @Override
    public List<FailingResource> aboutUsers(OrganizationId organization, Collection<String> keys, int limit) {
        return all(organization)
                .filter(found -> found.resource().type() == SyncResource.Type.USER)
                .filter(found -> keys.contains(FailingResource.key(found.resource())))
                .limit(limit)
                .toList();
    }

    @Override
    public int solve(OrganizationId organization, Instant since, Instant now) {
        List<FailingResource> solved = all(organization)
                .filter(resource -> resource.solvedSince().isEmpty())
                .filter(resource -> successes(organization, since)
                        .anyMatch(entry -> isAbout(entry, resource.resource())
                                && InMemoryState.BY_BYTES.compare(entry.id(), resource.lastEntry()) > 0))
                .toList();
        solved.forEach(resource -> unitOfWork
                .state()
                .failures
                .replaceAll((id, failed) -> failed.entry().organization().equals(organization)
                                && concern(failed).equals(concern(resource.cause(), resource.resource()))
                        ? new Failed(failed.entry(), failed.times(), Optional.of(now))
                        : failed));
        return solved.size();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<Concern> old = all(organization)
                .filter(resource -> resource.lastSeen().isBefore(before))
                .map(resource -> concern(resource.cause(), resource.resource()))
                .limit(limit)
                .toList();
        unitOfWork
                .state()
                .failures
                .values()
                .removeIf(
                        failed -> failed.entry().organization().equals(organization) && old.contains(concern(failed)));
        return old.size();
    }

    /** Returns the resources, the latest first. */
    private Stream<FailingResource> all(OrganizationId organization) {
        Map<Concern, List<Failed>> found = unitOfWork.state().failures.values().stream()
                .filter(failed -> failed.entry().organization().equals(organization))
                .collect(Collectors.groupingBy(InMemoryFailures::concern));
        return found.values().stream()
                .map(InMemoryFailures::resource)
                .sorted(Comparator.comparing(FailingResource::lastEntry, LATEST_FIRST));
    }

    private Stream<SyncEntry> successes(OrganizationId organization, Instant since) {
        return unitOfWork.state().log.values().stream()
                .filter(entry -> entry.organization().equals(organization))
                .filter(entry -> entry.status() != SyncStatus.FAILED)
                .filter(entry -> !entry.at().isBefore(since));
    }

    private static boolean isAbout(SyncEntry entry, SyncResource resource) {
        String key = FailingResource.key(resource);
        return entry.resource().type() == resource.type()
                && !key.isEmpty()
                && (entry.resource().id().equals(Optional.of(key))
                        || entry.resource()
                                .display()
                                .map(FailingResource::nameKey)
                                .equals(Optional.of(key)));
    }

    private static FailingResource resource(List<Failed> failures) {
        Failed last = failures.get(failures.size() - 1);
        return new FailingResource(
                last.entry().failureCause().orElseThrow(),
                last.entry().failure().orElseThrow().remedy(),
                last.entry().resource(),
                failures.stream().mapToLong(Failed::times).sum(),
                failures.get(0).entry().at(),
                last.entry().at(),
                last.solved(),
                last.entry().id());
    }

    private static FailureGroup group(List<FailingResource> resources) {
        FailingResource last = resources.get(0);
        List<Instant> solved = resources.stream()
                .flatMap(resource -> resource.solvedSince().stream())
                .toList();
        return new FailureGroup(
                last.cause(),
                last.remedy(),
                last.resource().type(),
                resources.size(),
                solved.size(),
                resources.stream().mapToLong(FailingResource::requests).sum(),
                resources.stream()
                        .map(FailingResource::firstSeen)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                last.lastSeen(),
                solved.size() == resources.size() ? solved.stream().max(Comparator.naturalOrder()) : Optional.empty(),
                last.lastEntry());
    }

    private static boolean isBefore(UUID entry, Optional<UUID> before) {
        return before.filter(last -> InMemoryState.BY_BYTES.compare(entry, last) >= 0)
                .isEmpty();
    }

    private static Concern concern(Failed failed) {
        return concern(
                failed.entry().failureCause().orElseThrow(), failed.entry().resource());
    }

    private static Concern concern(FailureCause cause, SyncResource resource) {
        return new Concern(cause, resource.type(), FailingResource.key(resource));
    }
}

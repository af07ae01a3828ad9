package io.muster.persistence.synclog;

import io.muster.application.port.out.synclog.Failures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.FailureCause;
import io.muster.domain.synclog.FailureGroup;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.text.Uuids;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.Slices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores each cause and each of its resources as one row. A cause is locked before its resources. */
final class JpaFailures implements Failures {
    /** Successes that are looked at in one call. */
    private static final int MOST_SUCCESSES = 10_000;

    private static final String RESOURCES = """
            select c.cause_key, c.title, c.remedy, c.resource_type, r.resource_id, r.resource_display, r.requests,
                r.first_seen, r.last_seen, r.solved_since, r.last_entry
            from failing_resource r
            join failure_cause c on c.organization_id = r.organization_id and c.cause_key = r.cause_key
            where r.organization_id = ? and""";

    private final HibernateUnitOfWork unitOfWork;

    /** A resource of a cause, with its last failure. */
    private record Failing(String cause, String resource, UUID lastEntry) {}

    /** The names under which a success can be found, and the entry. */
    private record Success(Optional<String> id, Optional<String> name, UUID entry) {}

    JpaFailures(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(SyncEntry failed, long times) {
        UUID organization = failed.organization().value();
        String cause = failed.failureCause().orElseThrow().key();
        String resource = FailingResource.key(failed.resource());
        addToCause(failed, times);
        List<Boolean> present = unitOfWork.query(
                failed.organization(),
                "select solved_since is not null from failing_resource"
                        + " where organization_id = ? and cause_key = ? and resource_key = ?",
                List.of(organization, cause, resource),
                row -> row.getBoolean(1));
        unitOfWork
                .session(failed.organization())
                .createMutationQuery(present.isEmpty() ? """
                        insert into FailingResource (organizationId, causeKey, resourceKey, resourceId, resourceDisplay,
                            requests, firstSeen, lastSeen, lastEntry)
                        values (:organization, :cause, :resource, :id, :display, :times, :at, :at, :entry)""" : """
                        update FailingResource set resourceId = :id, resourceDisplay = :display,
                            requests = requests + :times, lastSeen = :at, lastEntry = :entry, solvedSince = null
                        where organizationId = :organization and causeKey = :cause and resourceKey = :resource""")
                .setParameter("organization", organization)
                .setParameter("cause", cause)
                .setParameter("resource", resource)
                .setParameter("id", failed.resource().id().orElse(null), String.class)
                .setParameter("display", failed.resource().display().orElse(null), String.class)
                .setParameter("times", times)
                .setParameter("at", failed.at())
                .setParameter("entry", failed.id())
                .executeUpdate();
        boolean wasSolved = present.contains(true);
        if (present.isEmpty() || wasSolved) {
            count(failed.organization(), cause, present.isEmpty() ? 1 : 0, wasSolved ? -1 : 0);
        }
    }

    /** Also locks the cause. */
    private void addToCause(SyncEntry failed, long times) {
        FailureCause cause = failed.failureCause().orElseThrow();
        unitOfWork
                .session(failed.organization())
                .createMutationQuery("""
                        insert into FailureCause (organizationId, causeKey, title, remedy, resourceType, requests,
                            resources, solvedResources, firstSeen, lastSeen, lastEntry)
                        values (:organization, :cause, :title, :remedy, :type, :times, 0, 0, :at, :at, :entry)
                        on conflict (organizationId, causeKey) do update
                        set requests = requests + excluded.requests, remedy = excluded.remedy,
                            lastSeen = excluded.lastSeen, lastEntry = excluded.lastEntry, solvedSince = null""")
                .setParameter("organization", failed.organization().value())
                .setParameter("cause", cause.key())
                .setParameter("title", cause.title())
                .setParameter("remedy", failed.failure().orElseThrow().remedy())
                .setParameter("type", failed.resource().type().name())
                .setParameter("times", times)
                .setParameter("at", failed.at())
                .setParameter("entry", failed.id())
                .executeUpdate();
    }

    private void count(OrganizationId organization, String cause, long resources, long solved) {
        unitOfWork
                .session(organization)
                .createMutationQuery("""
                        update FailureCause
                        set resources = resources + :resources, solvedResources = solvedResources + :solved
                        where organizationId = :organization and causeKey = :cause""")
                .setParameter("resources", resources)
                .setParameter("solved", solved)
                .setParameter("organization", organization.value())
                .setParameter("cause", cause)
                .executeUpdate();
    }

    @Override
    public Slice<FailureGroup> causes(
            OrganizationId organization, Optional<Boolean> solved, Optional<UUID> before, int limit) {
        Parameters parameters = new Parameters();
        String where = "organizationId = " + parameters.add(organization.value())
                + solved.map(wanted -> " and solvedSince is " + (wanted ? "not null" : "null"))
                        .orElse("")
                + before.map(last -> " and lastEntry < " + parameters.add(last)).orElse("");
        return Slices.stream(
                parameters.bind(unitOfWork
                        .session(organization)
                        .createSelectionQuery(
                                "from FailureCause where " + where + " order by lastEntry desc",
                                FailureCauseEntity.class)),
                limit,
                JpaFailures::group,
                FailureGroup::bytes);
    }

    @Override
    public Slice<FailingResource> resources(
            OrganizationId organization, String cause, Optional<UUID> before, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(organization.value(), cause));
        before.ifPresent(parameters::add);
        parameters.add(limit + 1);
        List<FailingResource> found = unitOfWork.query(
                organization,
                RESOURCES + " r.cause_key = ?"
                        + before.map(last -> " and r.last_entry < ?").orElse("")
                        + " order by r.last_entry desc limit ?",
                parameters,
                JpaFailures::resource);
        return Slice.of(found, limit, FailingResource::bytes);
    }

    @Override
    public List<FailingResource> aboutUsers(OrganizationId organization, Collection<String> keys, int limit) {
        return unitOfWork.query(
                organization,
                RESOURCES + " r.resource_key in (" + places(keys) + ") and c.resource_type = 'USER'"
                        + " order by r.last_entry desc limit ?",
                Stream.concat(Stream.concat(Stream.of(organization.value()), keys.stream()), Stream.of(limit))
                        .toList(),
                JpaFailures::resource);
    }

    @Override
    public int solve(OrganizationId organization, Instant since, Instant now) {
        Map<String, UUID> successes = successes(organization, since);
        List<String> keys = List.copyOf(successes.keySet());
        int solved = 0;
        for (int from = 0; from < keys.size(); from += Rows.CHUNK) {
            List<String> some = keys.subList(from, Math.min(from + Rows.CHUNK, keys.size()));
            solved += solve(organization, unsolved(organization, some, successes), now);
        }
        return solved;
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        Map<String, List<String>> old = unitOfWork
                .query(
                        organization,
                        "select cause_key, resource_key, last_entry from failing_resource"
                                + " where organization_id = ? and last_seen < ? order by last_seen limit ?",
                        List.of(organization.value(), before, limit),
                        row -> new Failing(row.getString(1), row.getString(2), row.getObject(3, UUID.class)))
                .stream()
                .collect(Collectors.groupingBy(
                        Failing::cause, TreeMap::new, Collectors.mapping(Failing::resource, Collectors.toList())));
        return old.entrySet().stream()
                .mapToInt(cause -> purge(organization, cause.getKey(), cause.getValue(), before))
                .sum();
    }

    private int purge(OrganizationId organization, String cause, List<String> resources, Instant before) {
        lock(organization, cause);
        int unsolved = delete(organization, cause, resources, before, "null");
        int solved = delete(organization, cause, resources, before, "not null");
        count(organization, cause, -unsolved - solved, -solved);
        unitOfWork
                .session(organization)
                .createMutationQuery("""
                        delete from FailureCause
                        where organizationId = :organization and causeKey = :cause and resources = 0""")
                .setParameter("organization", organization.value())
                .setParameter("cause", cause)
                .executeUpdate();
        return unsolved + solved;
    }

    private int delete(
            OrganizationId organization, String cause, List<String> resources, Instant before, String solved) {
        return unitOfWork
                .session(organization)
                .createMutationQuery("delete from FailingResource where organizationId = :organization"
                        + " and causeKey = :cause and resourceKey in :resources and lastSeen < :before"
                        + " and solvedSince is " + solved)
                .setParameter("organization", organization.value())
                .setParameter("cause", cause)
                .setParameterList("resources", resources)
                .setParameter("before", before)
                .executeUpdate();
    }

    /** Returns the last success of each id and each name. */
    private Map<String, UUID> successes(OrganizationId organization, Instant since) {
        List<Success> found = unitOfWork.query(
                organization,
                "select resource_id, display_key, id from sync_log where organization_id = ? and at >= ?"
                        + " and status <> 'FAILED' order by at limit " + MOST_SUCCESSES,
                List.of(organization.value(), since),
                row -> new Success(
                        Optional.ofNullable(row.getString(1)),
                        Optional.ofNullable(row.getString(2)),
                        row.getObject(3, UUID.class)));
        Map<String, UUID> successes = new HashMap<>();
        found.forEach(success -> Stream.of(success.id(), success.name())
                .flatMap(Optional::stream)
                .forEach(key -> successes.merge(key, success.entry(), JpaFailures::later)));
        return successes;
    }

    private List<Failing> unsolved(OrganizationId organization, List<String> keys, Map<String, UUID> successes) {
        return unitOfWork
                .query(
                        organization,
                        "select cause_key, resource_key, last_entry from failing_resource where organization_id = ?"
                                + " and solved_since is null and resource_key in (" + places(keys) + ")",
                        Stream.concat(Stream.of(organization.value()), keys.stream())
                                .toList(),
                        row -> new Failing(row.getString(1), row.getString(2), row.getObject(3, UUID.class)))
                .stream()
                .filter(unsolved -> Optional.ofNullable(successes.get(unsolved.resource()))
                        .filter(success -> isLater(success, unsolved.lastEntry()))
                        .isPresent())
                .toList();
    }

    private int solve(OrganizationId organization, List<Failing> resources, Instant now) {
        List<String> causes =
                resources.stream().map(Failing::cause).distinct().sorted().toList();
        int solved = 0;
        for (String cause : causes) {
            lock(organization, cause);
            int ofCause = resources.stream()
                    .filter(resource -> resource.cause().equals(cause))
                    .mapToInt(resource -> solve(organization, resource, now))
                    .sum();
            count(organization, cause, 0, ofCause);
            unitOfWork
                    .session(organization)
                    .createMutationQuery("""
                            update FailureCause set solvedSince = :now
                            where organizationId = :organization and causeKey = :cause
                                and solvedResources = resources and solvedSince is null""")
                    .setParameter("now", now)
                    .setParameter("organization", organization.value())
                    .setParameter("cause", cause)
                    .executeUpdate();
            solved += ofCause;
        }
        return solved;
    }

    private void lock(OrganizationId organization, String cause) {
        unitOfWork.query(
                organization,
                "select 1 from failure_cause where organization_id = ? and cause_key = ? for update",
                List.of(organization.value(), cause),
                row -> true);
    }

    /** Solves a resource, unless another request about it has failed in the meantime. */
    private int solve(OrganizationId organization, Failing resource, Instant now) {
        return unitOfWork
                .session(organization)
                .createMutationQuery("""
                        update FailingResource set solvedSince = :now
                        where organizationId = :organization and causeKey = :cause and resourceKey = :resource
                            and lastEntry = :entry""")
                .setParameter("now", now)
                .setParameter("organization", organization.value())
                .setParameter("cause", resource.cause())
                .setParameter("resource", resource.resource())
                .setParameter("entry", resource.lastEntry())
                .executeUpdate();
    }

    private static UUID later(UUID one, UUID other) {
        return isLater(one, other) ? one : other;
    }

    private static boolean isLater(UUID one, UUID other) {
        return Uuids.ORDER.compare(one, other) > 0;
    }

    private static String places(Collection<String> keys) {
        return String.join(", ", Collections.nCopies(keys.size(), "?"));
    }

    private static FailureGroup group(FailureCauseEntity row) {
        return new FailureGroup(
                new FailureCause(row.causeKey, row.title),
                row.remedy,
                SyncResource.Type.valueOf(row.resourceType),
                row.resources,
                row.solvedResources,
                row.requests,
                row.firstSeen,
                row.lastSeen,
                Optional.ofNullable(row.solvedSince),
                row.lastEntry);
    }

    private static FailingResource resource(ResultSet row) throws SQLException {
        return new FailingResource(
                new FailureCause(row.getString(1), row.getString(2)),
                row.getString(3),
                new SyncResource(
                        SyncResource.Type.valueOf(row.getString(4)),
                        Optional.ofNullable(row.getString(5)),
                        Optional.ofNullable(row.getString(6))),
                row.getLong(7),
                Rows.instant(row, 8).orElseThrow(),
                Rows.instant(row, 9).orElseThrow(),
                Rows.instant(row, 10),
                row.getObject(11, UUID.class));
    }
}

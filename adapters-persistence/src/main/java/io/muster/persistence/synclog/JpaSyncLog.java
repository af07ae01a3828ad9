package io.muster.persistence.synclog;

import io.muster.application.port.out.synclog.SyncLog;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.FailureCause;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.synclog.SyncStatus;
import io.muster.domain.text.Uuids;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.Partitions;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.Slices;
import io.muster.persistence.hibernate.TenantKey;
import io.muster.persistence.hibernate.TextRange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Stores each sync log entry as one row. Ids are ordered by time, so that a page is a range of the primary key. */
final class JpaSyncLog implements SyncLog {
    private static final String INSERT = Rows.insert(
            "sync_log (organization_id, id, at, action, resource_type, resource_id, resource_display, display_key,"
                    + " status, http_status, duration_micros, token_id, request_id, user_agent, changes, note, cause, remedy,"
                    + " cause_key)",
            1);
    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private static final Comparator<UUID> NEWEST_FIRST = Uuids.ORDER.reversed();

    private final HibernateUnitOfWork unitOfWork;

    JpaSyncLog(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void append(SyncEntry entry) {
        unitOfWork.later(entry.organization(), INSERT, parameters(entry));
    }

    @Override
    public Slice<SyncEntry> search(OrganizationId organization, SyncLogQuery query) {
        Parameters parameters = new Parameters();
        StringBuilder where = new StringBuilder("organizationId = " + parameters.add(organization.value()));
        query.before().ifPresent(last -> where.append(" and id < ").append(parameters.add(last)));
        // part of the text, because the indexes contain some of the values only
        query.status()
                .ifPresent(status ->
                        where.append(" and status = '").append(status.name()).append('\''));
        query.action()
                .ifPresent(action ->
                        where.append(" and action = '").append(action.name()).append('\''));
        query.resourceType().ifPresent(type -> where.append(" and resourceType = '")
                .append(type.name())
                .append('\''));
        query.resourceId().ifPresent(id -> where.append(" and resourceId = ").append(parameters.add(id)));
        query.cause().ifPresent(cause -> where.append(" and causeKey = ").append(parameters.add(cause)));
        query.from().ifPresent(from -> where.append(" and at >= ").append(parameters.add(from)));
        query.until().ifPresent(until -> where.append(" and at < ").append(parameters.add(until)));
        query.text().ifPresent(text -> where.append(textCondition(text, parameters)));
        return Slices.stream(
                parameters.bind(unitOfWork
                        .session(organization)
                        .createSelectionQuery(
                                "from SyncEntry where " + where + " order by id desc", SyncEntryEntity.class)),
                query.limit(),
                JpaSyncLog::entry,
                SyncEntry::bytes);
    }

    @Override
    public Optional<SyncEntry> find(OrganizationId organization, UUID id) {
        return Rows.get(
                        unitOfWork.session(organization),
                        SyncEntryEntity.class,
                        new TenantKey(organization.value(), id))
                .map(JpaSyncLog::entry);
    }

    @Override
    public List<SyncEntry> about(
            OrganizationId organization,
            SyncResource.Type type,
            Collection<String> ids,
            Collection<String> names,
            int limit) {
        Map<UUID, SyncEntry> found = new TreeMap<>(NEWEST_FIRST);
        ids.forEach(id ->
                newest(organization, type, "resourceId", id, limit).forEach(entry -> found.put(entry.id(), entry)));
        names.forEach(name -> newest(organization, type, "displayKey", FailingResource.nameKey(name), limit)
                .forEach(entry -> found.put(entry.id(), entry)));
        return found.values().stream().limit(limit).toList();
    }

    private List<SyncEntry> newest(
            OrganizationId organization, SyncResource.Type type, String attribute, String value, int limit) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from SyncEntry where organizationId = :organization and " + attribute
                                + " = :value and resourceType = :type order by id desc",
                        SyncEntryEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("value", value)
                .setParameter("type", type.name())
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaSyncLog::entry)
                .toList();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        StatelessSession session = unitOfWork.session(organization);
        List<UUID> old = session.createSelectionQuery(
                        "select id from SyncEntry where organizationId = :organization and at < :before order by at",
                        UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
        if (old.isEmpty()) {
            return 0;
        }
        return session.createMutationQuery(
                        "delete from SyncEntry where organizationId = :organization and id in :old and at < :before")
                .setParameter("organization", organization.value())
                .setParameterList("old", old)
                .setParameter("before", before)
                .executeUpdate();
    }

    @Override
    public void prepare(Instant now) {
        Partitions.prepare(unitOfWork, "sync_log", now);
    }

    private static String textCondition(String text, Parameters parameters) {
        String key = FailingResource.nameKey(text);
        return " and (displayKey >= " + parameters.add(key)
                + TextRange.endOf(key)
                        .map(end -> " and displayKey < " + parameters.add(end))
                        .orElse("")
                + " or requestId = " + parameters.add(text) + ")";
    }

    /** Returns the values of the columns of {@link #INSERT}. */
    private static List<@Nullable Object> parameters(SyncEntry entry) {
        return Arrays.asList(
                entry.organization().value(),
                entry.id(),
                entry.at(),
                entry.action().name(),
                entry.resource().type().name(),
                entry.resource().id().orElse(null),
                entry.resource().display().orElse(null),
                entry.resource().display().map(FailingResource::nameKey).orElse(null),
                entry.status().name(),
                entry.httpStatus(),
                entry.duration().toNanos() / 1_000,
                entry.tokenId().orElse(null),
                entry.requestId(),
                entry.userAgent().orElse(null),
                changes(entry.changes()),
                entry.note().orElse(null),
                entry.failure().map(SyncEntry.Failure::cause).orElse(null),
                entry.failure().map(SyncEntry.Failure::remedy).orElse(null),
                entry.failureCause().map(FailureCause::key).orElse(null));
    }

    private static SyncEntry entry(SyncEntryEntity row) {
        return new SyncEntry(
                new OrganizationId(row.organizationId),
                row.id,
                row.at,
                SyncAction.valueOf(row.action),
                new SyncResource(
                        SyncResource.Type.valueOf(row.resourceType),
                        Optional.ofNullable(row.resourceId),
                        Optional.ofNullable(row.resourceDisplay)),
                SyncStatus.valueOf(row.status),
                row.httpStatus,
                Duration.ofNanos(row.durationMicros * 1_000),
                Optional.ofNullable(row.tokenId),
                row.requestId,
                Optional.ofNullable(row.userAgent),
                changes(row.changes),
                Optional.ofNullable(row.note),
                Optional.ofNullable(row.cause).map(cause -> new SyncEntry.Failure(cause, row.remedy)));
    }

    private static String changes(List<AttributeChange> changes) {
        if (changes.isEmpty()) {
            return "[]";
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartArray();
            for (AttributeChange change : changes) {
                json.writeStartObject().write("attribute", change.attribute());
                change.before().ifPresent(before -> json.write("before", before));
                change.after().ifPresent(after -> json.write("after", after));
                json.writeEnd();
            }
            json.writeEnd();
        }
        return text.toString();
    }

    private static List<AttributeChange> changes(String text) {
        if (text.equals("[]")) {
            return List.of();
        }
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(json -> new AttributeChange(
                            json.getString("attribute"),
                            Optional.ofNullable(json.getString("before", null)),
                            Optional.ofNullable(json.getString("after", null))))
                    .toList();
        }
    }
}

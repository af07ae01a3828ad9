package io.muster.persistence.synclog;

import io.muster.application.port.out.synclog.SyncLog;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.synclog.SyncStatus;
import io.muster.domain.text.Folding;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.Partitions;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.Slices;
import io.muster.persistence.hibernate.TenantKey;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Stores each sync log entry as one row. Ids are ordered by time, so that a page is a range of the primary key. */
final class JpaSyncLog implements SyncLog {
    private static final int DISPLAY_KEY = 100;

    private final HibernateUnitOfWork unitOfWork;

    JpaSyncLog(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void append(SyncEntry entry) {
        unitOfWork.session(entry.organization()).insert(row(entry));
    }

    @Override
    public Slice<SyncEntry> search(OrganizationId organization, SyncLogQuery query) {
        Parameters parameters = new Parameters();
        StringBuilder where = new StringBuilder("organizationId = " + parameters.add(organization.value()));
        query.before().ifPresent(last -> where.append(" and id < ").append(parameters.add(last)));
        query.status().ifPresent(status -> where.append(" and status = ").append(parameters.add(status.name())));
        query.action().ifPresent(action -> where.append(" and action = ").append(parameters.add(action.name())));
        query.resourceType()
                .ifPresent(type -> where.append(" and resourceType = ").append(parameters.add(type.name())));
        query.resourceId().ifPresent(id -> where.append(" and resourceId = ").append(parameters.add(id)));
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
        Partitions.prepare(unitOfWork.session(AcrossOrganizations.PARTITIONS), "sync_log", now);
    }

    private static String textCondition(String text, Parameters parameters) {
        String key = displayKey(text);
        return " and (displayKey >= " + parameters.add(key) + " and displayKey < "
                + parameters.add(key + Character.toString(Character.MAX_CODE_POINT)) + " or requestId = "
                + parameters.add(text) + ")";
    }

    private static String displayKey(String display) {
        String key = Folding.fold(display);
        return key.substring(0, key.offsetByCodePoints(0, Math.min(DISPLAY_KEY, key.codePointCount(0, key.length()))));
    }

    private static SyncEntryEntity row(SyncEntry entry) {
        SyncEntryEntity row = new SyncEntryEntity();
        row.organizationId = entry.organization().value();
        row.id = entry.id();
        row.at = entry.at();
        row.action = entry.action().name();
        row.resourceType = entry.resource().type().name();
        entry.resource().id().ifPresent(id -> row.resourceId = id);
        entry.resource().display().ifPresent(display -> {
            row.resourceDisplay = display;
            row.displayKey = displayKey(display);
        });
        row.status = entry.status().name();
        row.httpStatus = entry.httpStatus();
        row.durationMicros = entry.duration().toNanos() / 1_000;
        entry.tokenId().ifPresent(token -> row.tokenId = token);
        row.requestId = entry.requestId();
        entry.userAgent().ifPresent(agent -> row.userAgent = agent);
        row.changes = changes(entry.changes());
        entry.note().ifPresent(note -> row.note = note);
        entry.failure().ifPresent(failure -> {
            row.cause = failure.cause();
            row.remedy = failure.remedy();
        });
        return row;
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
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (AttributeChange change : changes) {
            JsonObjectBuilder json = Json.createObjectBuilder().add("attribute", change.attribute());
            change.before().ifPresent(before -> json.add("before", before));
            change.after().ifPresent(after -> json.add("after", after));
            array.add(json);
        }
        return array.build().toString();
    }

    private static List<AttributeChange> changes(String text) {
        if (text.equals("[]")) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(json -> new AttributeChange(
                            json.getString("attribute"),
                            Optional.ofNullable(json.getString("before", null)),
                            Optional.ofNullable(json.getString("after", null))))
                    .toList();
        }
    }
}

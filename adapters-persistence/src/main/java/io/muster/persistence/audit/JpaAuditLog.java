package io.muster.persistence.audit;

import io.muster.application.port.out.audit.AuditLog;
import io.muster.domain.audit.AuditDraft;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.audit.AuditHead;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.Slices;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.persistence.LockModeType;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Stores each audit entry and the head of each chain as one row. */
final class JpaAuditLog implements AuditLog {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private final HibernateUnitOfWork unitOfWork;

    JpaAuditLog(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** Inserts the head of an empty chain. */
    static void start(StatelessSession session, OrganizationId organization) {
        session.insert(row(AuditHead.start(organization)));
    }

    @Override
    public void lock(OrganizationId organization) {
        lockHead(session(organization), organization);
    }

    @Override
    public List<AuditEntry> append(OrganizationId organization, List<AuditDraft> drafts) {
        StatelessSession session = session(organization);
        AuditHead head = lockHead(session, organization);
        List<AuditEntry> entries = new ArrayList<>();
        for (AuditDraft draft : drafts) {
            AuditEntry entry = head.append(draft);
            entries.add(entry);
            head = entry.head();
        }
        session.insertMultiple(entries.stream().map(JpaAuditLog::row).toList());
        session.update(row(head));
        return entries;
    }

    @Override
    public Slice<AuditEntry> page(OrganizationId organization, Optional<Long> before, int limit) {
        SelectionQuery<AuditEntryEntity> query =
                query(organization, (before.isPresent() ? " and sequence < :before" : "") + " order by sequence desc");
        before.ifPresent(sequence -> query.setParameter("before", sequence));
        return entries(query, limit);
    }

    @Override
    public Slice<AuditEntry> after(OrganizationId organization, long sequence, int limit) {
        return entries(
                query(organization, " and sequence > :after order by sequence").setParameter("after", sequence), limit);
    }

    private SelectionQuery<AuditEntryEntity> query(OrganizationId organization, String rest) {
        return session(organization)
                .createSelectionQuery(
                        "from AuditEntry where organizationId = :organization" + rest, AuditEntryEntity.class)
                .setParameter("organization", organization.value());
    }

    private StatelessSession session(OrganizationId organization) {
        return organization.equals(OrganizationId.INSTALLATION)
                ? unitOfWork.session(AcrossOrganizations.INSTALLATION_LOG)
                : unitOfWork.session(organization);
    }

    private static Slice<AuditEntry> entries(SelectionQuery<AuditEntryEntity> query, int limit) {
        return Slices.stream(query, limit, JpaAuditLog::entry, AuditEntry::bytes);
    }

    private static AuditHead lockHead(StatelessSession session, OrganizationId organization) {
        return Rows.first(session.createSelectionQuery(
                                "from AuditHead where organizationId = :organization", AuditHeadEntity.class)
                        .setParameter("organization", organization.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE))
                .map(row -> new AuditHead(organization, row.sequence, row.hash))
                .orElseThrow(
                        () -> new IllegalStateException("There is no audit chain of organization " + organization));
    }

    private static AuditHeadEntity row(AuditHead head) {
        AuditHeadEntity row = new AuditHeadEntity();
        row.organizationId = head.organization().value();
        row.sequence = head.sequence();
        row.hash = head.hash();
        return row;
    }

    private static AuditEntryEntity row(AuditEntry entry) {
        AuditEntryEntity row = new AuditEntryEntity();
        row.organizationId = entry.organization().value();
        row.sequence = entry.sequence();
        row.id = entry.id();
        row.at = entry.at();
        row.actor = entry.actor();
        row.action = entry.action();
        row.subject = entry.subject();
        row.details = details(entry.details());
        row.previousHash = entry.previous();
        row.hash = entry.hash();
        return row;
    }

    private static AuditEntry entry(AuditEntryEntity row) {
        return new AuditEntry(
                new OrganizationId(row.organizationId),
                row.sequence,
                row.id,
                row.at,
                row.actor,
                row.action,
                row.subject,
                details(row.details),
                row.previousHash,
                row.hash);
    }

    private static String details(Map<String, String> details) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder();
        details.forEach(json::add);
        return json.build().toString();
    }

    private static SortedMap<String, String> details(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            SortedMap<String, String> details = new TreeMap<>();
            json.keySet().forEach(name -> details.put(name, json.getString(name)));
            return details;
        }
    }
}

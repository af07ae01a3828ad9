package io.muster.application.testing.fake;

import io.muster.application.port.out.audit.AuditLog;
import io.muster.domain.audit.AuditDraft;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.audit.AuditHead;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

record InMemoryAuditLog(InMemoryUnitOfWork unitOfWork) implements AuditLog {
    private static final Comparator<AuditEntry> NEWEST_FIRST =
            Collections.reverseOrder(Comparator.comparing(AuditEntry::sequence));

    @Override
    public void lock(OrganizationId organization) {
        // units of work are serialized
    }

    @Override
    public List<AuditEntry> append(OrganizationId organization, List<AuditDraft> drafts) {
        return drafts.stream().map(this::appended).toList();
    }

    private AuditEntry appended(AuditDraft draft) {
        if (!draft.organization().equals(OrganizationId.INSTALLATION)
                && !unitOfWork
                        .state()
                        .organizations
                        .containsKey(draft.organization().value())) {
            throw new IllegalStateException("There is no organization " + draft.organization());
        }
        AuditEntry entry = of(draft.organization())
                .min(NEWEST_FIRST)
                .map(AuditEntry::head)
                .orElse(AuditHead.start(draft.organization()))
                .append(draft);
        unitOfWork.state().auditLog.add(entry);
        return entry;
    }

    @Override
    public Slice<AuditEntry> page(OrganizationId organization, Optional<Long> before, int limit) {
        Stream<AuditEntry> entries = of(organization)
                .filter(entry -> before.filter(last -> entry.sequence() >= last).isEmpty())
                .sorted(NEWEST_FIRST);
        return Slice.of(entries.iterator(), limit, AuditEntry::bytes);
    }

    @Override
    public Slice<AuditEntry> after(OrganizationId organization, long sequence, int limit) {
        Stream<AuditEntry> entries = of(organization).filter(entry -> entry.sequence() > sequence);
        return Slice.of(entries.iterator(), limit, AuditEntry::bytes);
    }

    private Stream<AuditEntry> of(OrganizationId organization) {
        return unitOfWork.state().auditLog.stream()
                .filter(entry -> entry.organization().equals(organization));
    }
}

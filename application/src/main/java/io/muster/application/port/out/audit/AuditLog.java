package io.muster.application.port.out.audit;

import io.muster.domain.audit.AuditDraft;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Optional;

/** The audit logs of all organizations: append-only, and each a chain of hashes without a gap. */
public interface AuditLog {
    /**
     * Continues the organization's chain. Its head is held until the unit of work ends, which makes it the last thing
     * that a unit of work locks.
     *
     * @param drafts of this organization
     */
    List<AuditEntry> append(OrganizationId organization, List<AuditDraft> drafts);

    /** As {@link #append(OrganizationId, List)}, a single one. */
    default AuditEntry append(AuditDraft draft) {
        return append(draft.organization(), List.of(draft)).get(0);
    }

    /** Newest first, those before the entry with this number; a page costs the same wherever it lies. */
    List<AuditEntry> page(OrganizationId organization, Optional<Long> before, int limit);

    /** Oldest first, those after the entry with this number; a page costs the same wherever it lies. */
    List<AuditEntry> after(OrganizationId organization, long sequence, int limit);
}

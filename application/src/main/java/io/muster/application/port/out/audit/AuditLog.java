package io.muster.application.port.out.audit;

import io.muster.domain.audit.AuditDraft;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import java.util.List;
import java.util.Optional;

/**
 * The audit logs of all organizations, and of {@link OrganizationId#INSTALLATION}: append-only, each a chain of hashes
 * without a gap.
 */
public interface AuditLog {
    /**
     * Locks the head of the chain until the unit of work ends, so that units of work which decide by what is there, and
     * then append, are serialized.
     */
    void lock(OrganizationId organization);

    /**
     * Appends to the organization's chain. Locks its head until the unit of work ends; take this lock last, and that of
     * the installation's after the organization's.
     *
     * @param drafts of this organization
     */
    List<AuditEntry> append(OrganizationId organization, List<AuditDraft> drafts);

    /** As {@link #append(OrganizationId, List)}, for a single entry. */
    default AuditEntry append(AuditDraft draft) {
        return append(draft.organization(), List.of(draft)).get(0);
    }

    /**
     * Returns a page, newest first, of the entries before the one with this number; sizes are {@link AuditEntry#bytes}.
     * Costs the same at any position.
     */
    Slice<AuditEntry> page(OrganizationId organization, Optional<Long> before, int limit);

    /** Returns as {@link #page}, but oldest first, of the entries after the one with this number. */
    Slice<AuditEntry> after(OrganizationId organization, long sequence, int limit);
}

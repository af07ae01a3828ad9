package io.muster.domain.audit;

import io.muster.domain.organization.OrganizationId;

/**
 * The end of a chain, to which the next entry is linked. A copy of a head proves later that no entry up
 * to it was changed or deleted.
 *
 * @param sequence the sequence number of the newest entry; 0 before the first
 * @param hash the hash of the newest entry
 */
public record AuditHead(OrganizationId organization, long sequence, String hash) {
    /** The previous hash of the first entry. */
    public static final String NOTHING_BEFORE = "0".repeat(64);

    public static AuditHead start(OrganizationId organization) {
        return new AuditHead(organization, 0, NOTHING_BEFORE);
    }

    /** Returns the next entry of the chain, numbered and hashed. */
    public AuditEntry append(AuditDraft draft) {
        if (!draft.organization().equals(organization)) {
            throw new IllegalArgumentException(
                    "An entry of " + draft.organization() + " for the log of " + organization);
        }
        return AuditEntry.linked(draft, sequence + 1, hash);
    }
}

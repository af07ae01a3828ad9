package io.muster.domain.audit;

import io.muster.domain.organization.OrganizationId;

/**
 * Where an organization's chain ends, and the next entry is linked to. Who has noted a head can prove later that nothing
 * up to it was changed or taken away.
 *
 * @param sequence of the newest entry; 0 before the first
 * @param hash of the newest entry
 */
public record AuditHead(OrganizationId organization, long sequence, String hash) {
    /** What the first entry has for the hash of the one before it. */
    public static final String NOTHING_BEFORE = "0".repeat(64);

    public static AuditHead start(OrganizationId organization) {
        return new AuditHead(organization, 0, NOTHING_BEFORE);
    }

    /** The entry that continues the chain, numbered and hashed. */
    public AuditEntry append(AuditDraft draft) {
        if (!draft.organization().equals(organization)) {
            throw new IllegalArgumentException(
                    "An entry of " + draft.organization() + " for the log of " + organization);
        }
        return AuditEntry.linked(draft, sequence + 1, hash);
    }
}

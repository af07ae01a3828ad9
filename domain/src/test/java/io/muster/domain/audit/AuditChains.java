package io.muster.domain.audit;

import io.muster.domain.token.Sha256;

/** Checks entries by the text that they hash. */
public final class AuditChains {
    private AuditChains() {}

    /** Returns whether the hash fits this entry. Does not check whether the entry continues the previous one. */
    public static boolean isIntact(AuditEntry entry) {
        return entry.hash().equals(Sha256.hex(entry.canonical()));
    }
}

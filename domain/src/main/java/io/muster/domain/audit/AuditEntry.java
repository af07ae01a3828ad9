package io.muster.domain.audit;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.Sha256;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One link of an organization's chain. Its hash covers all of it, the organization, its place and the hash of the entry
 * before it: no entry can be changed, moved, taken out or carried to another log without breaking every one that follows.
 *
 * <p>As read from a database an entry may have been tampered with; {@link #isIntact} tells.
 *
 * @param sequence the place in the log: 1, 2, 3, ... without a gap
 * @param details in the order of their names
 * @param previous the hash of the entry before, {@link AuditHead#NOTHING_BEFORE} for the first
 * @param hash the SHA-256 of the canonical text, in lower-case hexadecimal
 */
public record AuditEntry(
        OrganizationId organization,
        long sequence,
        UUID id,
        Instant at,
        String actor,
        AuditAction action,
        String subject,
        SortedMap<String, String> details,
        String previous,
        String hash) {

    public AuditEntry {
        details = sorted(details);
    }

    static AuditEntry linked(AuditDraft draft, long sequence, String previous) {
        AuditEntry unhashed = new AuditEntry(
                draft.organization(),
                sequence,
                draft.id(),
                draft.at(),
                draft.actor(),
                draft.action(),
                draft.subject(),
                draft.details(),
                previous,
                "");
        return new AuditEntry(
                draft.organization(),
                sequence,
                draft.id(),
                draft.at(),
                draft.actor(),
                draft.action(),
                draft.subject(),
                draft.details(),
                previous,
                Sha256.hex(unhashed.canonical()));
    }

    /** What is hashed: one JSON object, of which there is one spelling only. */
    public String canonical() {
        return new CanonicalObject()
                .with("organization", organization.toString())
                .with("sequence", sequence)
                .with("previous", previous)
                .with("id", id.toString())
                .with("at", at.toString())
                .with("actor", actor)
                .with("action", action.name())
                .with("subject", subject)
                .with("details", details)
                .text();
    }

    /** What is exported: the canonical text with the hash as its last member, which a verifier cuts off again. */
    public String line() {
        String canonical = canonical();
        return canonical.substring(0, canonical.length() - 1) + ",\"hash\":\"" + hash + "\"}";
    }

    /** Whether the hash is the entry's own; whether it continues the one before is for who sees both to say. */
    public boolean isIntact() {
        return hash.equals(Sha256.hex(canonical()));
    }

    public AuditHead head() {
        return new AuditHead(organization, sequence, hash);
    }

    static SortedMap<String, String> sorted(Map<String, String> details) {
        SortedMap<String, String> sorted = new TreeMap<>();
        sorted.putAll(details);
        return Collections.unmodifiableSortedMap(sorted);
    }
}

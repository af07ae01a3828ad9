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
 * One entry of the hash chain of an organization, or of the installation. The hash covers every field, the
 * organization, the sequence number and the hash of the previous entry. Changing, moving, deleting or copying an entry
 * therefore breaks the chain after it.
 *
 * <p>An entry that was read from a database may have been tampered with; the offline verifier finds that.
 *
 * @param sequence the position in the log: 1, 2, 3, ... without a gap
 * @param action the name of an {@link AuditAction}, which a newer version may have written, and this one does not have
 * @param details sorted by name
 * @param previous the hash of the previous entry, {@link AuditHead#NOTHING_BEFORE} for the first
 * @param hash the SHA-256 of the canonical text, in lower-case hexadecimal
 */
public record AuditEntry(
        OrganizationId organization,
        long sequence,
        UUID id,
        Instant at,
        String actor,
        String action,
        String subject,
        SortedMap<String, String> details,
        String previous,
        String hash) {

    public AuditEntry {
        details = sorted(details);
    }

    /** Returns the size, roughly: of what has no fixed size, and of the names of the fields. */
    public long bytes() {
        return 512L
                + actor.length()
                + subject.length()
                + details.entrySet().stream()
                        .mapToLong(detail -> 8L
                                + detail.getKey().length()
                                + detail.getValue().length())
                        .sum();
    }

    static AuditEntry linked(AuditDraft draft, long sequence, String previous) {
        AuditEntry unhashed = new AuditEntry(
                draft.organization(),
                sequence,
                draft.id(),
                draft.at(),
                draft.actor(),
                draft.action().name(),
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
                draft.action().name(),
                draft.subject(),
                draft.details(),
                previous,
                Sha256.hex(unhashed.canonical()));
    }

    /** Returns the text that is hashed: a JSON object in its only canonical spelling. */
    public String canonical() {
        return new CanonicalObject()
                .with("organization", organization.toString())
                .with("sequence", sequence)
                .with("previous", previous)
                .with("id", id.toString())
                .with("at", at.toString())
                .with("actor", actor)
                .with("action", action)
                .with("subject", subject)
                .with("details", details)
                .text();
    }

    /**
     * Returns the exported line: the canonical text with the hash as its last member, which a verifier removes again.
     */
    public String line() {
        String canonical = canonical();
        return canonical.substring(0, canonical.length() - 1) + ",\"hash\":\"" + hash + "\"}";
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

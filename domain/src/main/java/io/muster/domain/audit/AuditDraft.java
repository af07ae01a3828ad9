package io.muster.domain.audit;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.text.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An audit entry that is not yet part of the chain. The constructor truncates the time to microseconds and replaces
 * characters that a database cannot store, because the hash must be the same after a round trip.
 *
 * @param organization whose log it is for, or {@link OrganizationId#INSTALLATION}
 * @param subject the path of the changed resource in the admin API, below its organization if it is for one's log, such
 *     as {@code members/<id>}
 * @param details never a secret: the log can be exported, and entries are never deleted
 */
public record AuditDraft(
        OrganizationId organization,
        UUID id,
        Instant at,
        String actor,
        AuditAction action,
        String subject,
        SortedMap<String, String> details) {
    public AuditDraft {
        at = at.truncatedTo(ChronoUnit.MICROS);
        actor = Texts.storable(actor);
        subject = Texts.storable(subject);
        SortedMap<String, String> kept = new TreeMap<>();
        details.forEach((name, text) -> kept.put(Texts.storable(name), Texts.storable(text)));
        details = AuditEntry.sorted(kept);
    }

    public static AuditDraft of(
            OrganizationId organization,
            UUID id,
            Provenance provenance,
            AuditAction action,
            String subject,
            Map<String, String> details) {
        return new AuditDraft(
                organization, id, provenance.at(), provenance.by(), action, subject, AuditEntry.sorted(details));
    }
}

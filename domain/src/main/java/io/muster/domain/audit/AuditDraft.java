package io.muster.domain.audit;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An entry before it has its place in the chain. Time and texts become what every database gives back unchanged, since a
 * hash is of the last bit.
 *
 * @param subject what was acted on, as the admin API calls it, for example {@code members/<id>}
 * @param details never a secret: the log can be exported, and nothing is ever taken out of it
 */
public record AuditDraft(
        OrganizationId organization,
        UUID id,
        Instant at,
        String actor,
        AuditAction action,
        String subject,
        SortedMap<String, String> details) {
    /** Half a character, which has no form in UTF-8, and the one character that PostgreSQL doesn't keep. */
    private static final Pattern NOT_STORABLE = Pattern.compile("[\\x{D800}-\\x{DFFF}\\x00]");

    public AuditDraft {
        at = at.truncatedTo(ChronoUnit.MICROS);
        actor = storable(actor);
        subject = storable(subject);
        SortedMap<String, String> kept = new TreeMap<>();
        details.forEach((name, text) -> kept.put(storable(name), storable(text)));
        details = AuditEntry.sorted(kept);
    }

    public static AuditDraft of(
            OrganizationId organization,
            UUID id,
            Instant at,
            String actor,
            AuditAction action,
            String subject,
            Map<String, String> details) {
        return new AuditDraft(organization, id, at, actor, action, subject, AuditEntry.sorted(details));
    }

    private static String storable(String text) {
        return NOT_STORABLE.matcher(text).replaceAll("\uFFFD");
    }
}

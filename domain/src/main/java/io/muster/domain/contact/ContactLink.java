package io.muster.domain.contact;

import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * The link by which an IT contact, who needs no account, sets up the domains, the SSO connection and SCIM of one
 * organization. It has no role, and nothing of members behind it.
 *
 * @param name of the contact, for the logs
 * @param digest the SHA-256 hash of the secret in the link
 * @param endsAt from then on it no longer works
 * @param lastUsedAt stored at most once a minute
 */
public record ContactLink(
        OrganizationId organization,
        ContactLinkId id,
        String name,
        SecretDigest digest,
        Provenance made,
        Instant endsAt,
        Optional<Instant> lastUsedAt) {
    public static final Duration LONGEST = Duration.ofDays(7);

    /** Links of an organization that are kept at once. */
    public static final int MAX_NUMBER = 20;

    /** A use after a pause of this length is a new visit, which the audit log has. */
    public static final Duration VISIT_PAUSE = Duration.ofHours(1);

    /** Acts of a contact that the audit log has. Other requests of a contact change nothing. */
    private static final Set<AuditAction> ACTS = Set.of(
            AuditAction.DOMAIN_CLAIMED,
            AuditAction.DOMAIN_VERIFIED,
            AuditAction.DOMAIN_RECORD_MISSING,
            AuditAction.DOMAIN_RECORD_FOUND,
            AuditAction.DOMAIN_LOST,
            AuditAction.DOMAIN_RELEASED,
            AuditAction.CONNECTION_DRAFTED,
            AuditAction.CONNECTION_DRAFT_DISCARDED,
            AuditAction.CONNECTION_TEST_STARTED,
            AuditAction.MODE_SWITCHED);

    /**
     * Returns a fresh link.
     *
     * @param end rounded down to microseconds; empty for the latest
     * @throws Problem INVALID_VALUE if the name is not one that the logs can have, as that of an API key, or the end is
     *     not in the future or beyond {@link #LONGEST}
     */
    public static ContactLink made(
            OrganizationId organization,
            ContactLinkId id,
            String name,
            SecretDigest digest,
            Provenance by,
            Optional<Instant> end) {
        ApiKey.requireName(name);
        Instant latest = by.at().plus(LONGEST);
        Instant endsAt = end.orElse(latest).truncatedTo(ChronoUnit.MICROS);
        if (!endsAt.isAfter(by.at()) || endsAt.isAfter(latest)) {
            throw Problem.invalidValue("endsAt must be within the next " + LONGEST.toDays() + " days");
        }
        return new ContactLink(organization, id, name, digest, by, endsAt, Optional.empty());
    }

    /** Returns the name with the id, under which logs have what the contact did; no name can pretend to be another. */
    public String actor() {
        return name + " (contact link " + id + ")";
    }

    public boolean worksAt(Instant now) {
        return now.isBefore(endsAt);
    }

    /** Returns whether a use at this moment begins a visit. */
    public boolean beginsVisit(Instant now) {
        return lastUsedAt.filter(last -> now.isBefore(last.plus(VISIT_PAUSE))).isEmpty();
    }

    /** Returns whether a contact may do this. */
    public static boolean allows(AuditAction act) {
        return ACTS.contains(act);
    }
}

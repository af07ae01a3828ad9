package io.muster.application.port.out.organization;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The end of organizations, and the export that comes before it. A deleted organization exists for no other port,
 * except that its rows are still there until they are purged.
 */
public interface Deletions {
    /** Notes for an organization that is locked that an export of it was completed. */
    void exported(OrganizationId organization, Instant now);

    /** Returns when the last export was completed. */
    Optional<Instant> lastExport(OrganizationId organization);

    /**
     * Deletes an organization that is locked, together with its SCIM tokens, API keys and verified domains, and ends
     * its webhooks. Waits for units of work that hold one of its tokens.
     */
    void delete(OrganizationId organization, Instant now);

    /** Releases at most so many e-mail addresses of a deleted organization; returns how many. */
    int releaseEmails(OrganizationId organization, int limit);

    /**
     * Returns at most so many organizations that were deleted before the moment and are not purged, in the order of
     * their ids, those after the given one.
     */
    List<OrganizationId> deleted(Instant before, Optional<OrganizationId> after, int limit);

    /**
     * Deletes at most so many rows of a deleted organization, first those to which no others refer, at last the
     * organization itself. Touches no row twice, so that a purge that was interrupted goes on where it ended.
     *
     * @return how many rows; 0 if another unit of work is purging the organization, or nothing is left
     */
    int purge(OrganizationId organization, int limit);
}

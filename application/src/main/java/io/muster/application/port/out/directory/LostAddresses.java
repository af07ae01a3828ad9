package io.muster.application.port.out.directory;

import io.muster.domain.directory.LostAddress;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that were taken from users, until their organization has noted that. {@link Users#add} and
 * {@link Users#save} of the new holder write them.
 */
public interface LostAddresses {
    /** Returns organizations that have lost addresses, in the order of their ids, without deleted ones. */
    List<OrganizationId> organizations(Optional<OrganizationId> after, int limit);

    List<LostAddress> of(OrganizationId organization, int limit);

    /**
     * Removes a loss whose user is locked. Returns whether it still holds: false if it is no longer there, or if the
     * user has claimed the address again.
     */
    boolean remove(LostAddress lost);
}

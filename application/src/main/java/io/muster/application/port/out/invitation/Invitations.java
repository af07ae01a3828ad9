package io.muster.application.port.out.invitation;

import io.muster.domain.directory.EmailAddress;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.invitation.InvitationId;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The invitations of all organizations: one of each address in an organization. */
public interface Invitations {
    /** Stores an invitation instead of an earlier one of the same address, compared without case. */
    void put(Invitation invitation);

    Optional<Invitation> find(OrganizationId organization, InvitationId id);

    Optional<Invitation> findByEmail(OrganizationId organization, EmailAddress email);

    /** Removes an invitation. Returns false if it is gone already: one call removes it, on whichever node. */
    boolean remove(OrganizationId organization, InvitationId id);

    long count(OrganizationId organization);

    /** Returns invitations in the order of their ids, those after the given one. */
    List<Invitation> page(OrganizationId organization, Optional<InvitationId> after, int limit);

    /** Deletes at most {@code limit} invitations that were made before the time. Returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);
}

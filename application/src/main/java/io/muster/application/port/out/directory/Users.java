package io.muster.application.port.out.directory;

import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.ForeignAddress;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/**
 * The users of all organizations. A deleted user whose removal is held leaves name and address free.
 *
 * <p>A primary e-mail address belongs to the user who claimed it first, until the user gives it up. An organization
 * that has verified its domain takes it from users of others: {@link LostAddresses} then has the loss, and the address
 * is no longer theirs, whatever their rows contain.
 */
public interface Users {
    /**
     * @throws Problem DUPLICATE if the userName or externalId is taken in the organization, or the primary e-mail
     *     address anywhere, unless another organization's user has it and this organization has verified its domain
     */
    void add(DirectoryUser user);

    /**
     * Stores a changed user that is locked.
     *
     * @throws Problem DUPLICATE as for {@link #add}
     */
    void save(DirectoryUser user);

    /**
     * Stores a changed user, as {@link #save}, without reading it again.
     *
     * @param before the user as it was read in this unit of work, which has locked it
     * @throws Problem DUPLICATE as for {@link #add}
     */
    void change(DirectoryUser before, DirectoryUser after);

    /** Finds a user, but no deleted one: only {@link #lockWithDeleted} and {@link #lockDormant} find those. */
    Optional<DirectoryUser> find(OrganizationId organization, UserId id);

    /** Finds the user of the organization whose primary e-mail address it is, active or not, but not deleted. */
    Optional<DirectoryUser> findByEmail(OrganizationId organization, EmailAddress email);

    /** Finds the organization of the user whose primary e-mail address it is, whichever that is. */
    Optional<OrganizationId> organizationOf(EmailAddress email);

    /** As {@link #find}, and locks the user until the unit of work ends. */
    Optional<DirectoryUser> lock(OrganizationId organization, UserId id);

    /** As {@link #lock}, but finds deleted users whose removal is held, too. */
    Optional<DirectoryUser> lockWithDeleted(OrganizationId organization, UserId id);

    /**
     * Finds and locks the inactive user with the userName or, failing that, the externalId. Finds a deleted user only
     * while the removal is held. Empty if there is none, or if another unit of work has just activated it.
     */
    Optional<DirectoryUser> lockDormant(
            OrganizationId organization, UserName userName, Optional<ExternalId> externalId, Instant now);

    /** Removes the user with all memberships; names and e-mail address are free at once. */
    void remove(OrganizationId organization, UserId id);

    /**
     * Returns addresses of the organization's verified domains that users of other organizations hold, in the order of
     * the users' ids, those after the given user. Costs as much as there are such addresses.
     */
    Slice<ForeignAddress> foreignAddresses(OrganizationId owner, Optional<UserId> after, int limit);

    /** Costs as much as the page, not the organization, if the filter names an indexed attribute. */
    SearchPage<DirectoryUser> search(OrganizationId organization, Search<UserAttribute> search);
}

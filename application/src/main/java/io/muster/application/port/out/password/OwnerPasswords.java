package io.muster.application.port.out.password;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.password.OwnerPassword;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The passwords of the break-glass owners of all organizations. They end with the member. */
public interface OwnerPasswords {
    Optional<OwnerPassword> find(OrganizationId organization, UserId member);

    /** As {@link #find}, and locks it until the unit of work ends. */
    Optional<OwnerPassword> lock(OrganizationId organization, UserId member);

    /** Stores one that is new, or locked. */
    void save(OwnerPassword password);

    /** Counts a try of a password that nobody has: writes one row, as {@link #save} does, and so takes as long. */
    void countNobodys(Instant now);

    /** Removes password and link of a member, if there are any. */
    void remove(OrganizationId organization, UserId member);

    /** Returns those of an organization, those after the given member in an order of its own. */
    List<OwnerPassword> page(OrganizationId organization, Optional<UserId> after, int limit);
}

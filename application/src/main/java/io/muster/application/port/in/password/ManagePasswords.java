package io.muster.application.port.in.password;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.SignedInMember;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.LinkToken;
import java.time.Instant;
import java.util.Optional;

/** Admins and operators give break-glass owners the way to a password; owners change theirs. */
public interface ManagePasswords {
    /**
     * A link that was just made.
     *
     * @param token cannot be read again
     */
    record NewLink(LinkToken token, Instant endsAt) {}

    /** Returns the state of a member's password; empty if nobody has made a link yet. */
    Optional<OwnerPassword> of(AdminCaller caller, OrganizationId organization, UserId member);

    /**
     * Makes a link by which the member sets a password, once. A link that was made before no longer works.
     *
     * @throws Problem PRECONDITION_MISSING if the member is no break-glass owner; FORBIDDEN for the caller's password,
     *     which is changed with the present one; SIGN_IN_AGAIN
     */
    NewLink makeLink(AdminCaller caller, OrganizationId organization, UserId member);

    /** @throws Problem NOT_FOUND if no link works; SIGN_IN_AGAIN */
    void revokeLink(AdminCaller caller, OrganizationId organization, UserId member);

    /**
     * Changes the caller's password and ends all sessions of the caller, also the present one.
     *
     * @throws Problem FORBIDDEN if the caller has no password, if the present one is wrong, or was tried too often;
     *     INVALID_VALUE if the next one is refused
     * @throws io.muster.domain.problem.Unavailable if too many passwords are hashed now
     */
    void change(SignedInMember caller, String present, String next);
}

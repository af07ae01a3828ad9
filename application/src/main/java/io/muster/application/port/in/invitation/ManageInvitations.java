package io.muster.application.port.in.invitation;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.invitation.InvitationId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.LinkToken;
import java.util.Optional;

/** Admins invite people by links; there is no mail server that could send them. */
public interface ManageInvitations {
    /**
     * An invitation that was just made.
     *
     * @param token cannot be read again
     */
    record NewInvitation(Invitation invitation, LinkToken token) {}

    /** The content of the page of a link. */
    record OpenInvitation(String organization, String address) {}

    /** Returns a page of invitations, also ended ones, in the order of their ids. */
    Slice<Invitation> list(AdminCaller caller, OrganizationId organization, Optional<InvitationId> after, int limit);

    /**
     * Invites the person with this address, who becomes a member with the role by signing in through the SSO
     * connection. Replaces an earlier invitation of the address.
     *
     * @throws Problem MODE_CONFLICT in mode SCIM, where the identity provider makes the members; DOMAIN_NOT_VERIFIED if
     *     the organization has not verified the domain; PRECONDITION_MISSING without a connection through which members
     *     sign in, since nobody could accept; DUPLICATE if a member has the address; CONFLICT if there are
     *     {@link Invitation#MAX_NUMBER} already
     */
    NewInvitation invite(AdminCaller caller, OrganizationId organization, EmailAddress email, Optional<OrgRole> role);

    /** @throws Problem NOT_FOUND */
    void revoke(AdminCaller caller, OrganizationId organization, InvitationId invitation);

    /** Looks a link up for its holder. Empty if it does not work. */
    Optional<OpenInvitation> open(LinkToken link);
}

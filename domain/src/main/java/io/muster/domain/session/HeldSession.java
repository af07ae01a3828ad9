package io.muster.domain.session;

import io.muster.domain.organization.OrgRole;
import java.time.Instant;
import java.util.Optional;

/**
 * A session with what decides about its member at the same moment.
 *
 * @param userName that of the member
 * @param hasAccess whether the member has access
 * @param breakGlass whether the member is a break-glass owner
 * @param role the role that applies; empty if nothing gives one
 */
public record HeldSession(
        Session session, String userName, boolean hasAccess, boolean breakGlass, Optional<OrgRole> role) {

    /** Returns whether the session works. One by a password ends when the member is no break-glass owner any more. */
    public boolean worksAt(Instant now) {
        boolean mayUse = session.method() == AuthenticationMethod.SSO || breakGlass;
        return mayUse && hasAccess && session.worksAt(now);
    }
}

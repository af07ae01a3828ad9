package io.muster.domain.directory;

import io.muster.domain.access.OrgRole;
import io.muster.domain.access.RoleGrant;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A member of an organization as the directory knows them.
 *
 * @param origin how the member came to be; adoption by an identity provider doesn't change it
 * @param directRole the role given by an admin rather than by sync; sync never touches it
 * @param breakGlass an owner whom neither sync nor mappings can shut out
 * @param version counts the writes; 1 after creation
 */
public record DirectoryUser(
        OrganizationId organization,
        UserId id,
        UserProfile profile,
        Origin origin,
        Optional<RoleGrant> directRole,
        boolean breakGlass,
        Instant created,
        Instant lastModified,
        long version) {

    /** How a member came to be. */
    public enum Origin {
        INVITED,
        JIT,
        SCIM
    }

    /** A member whom sync or a first sign-in brings. */
    public static DirectoryUser provisioned(
            OrganizationId organization, UserId id, UserProfile profile, Origin origin, Instant now) {
        return new DirectoryUser(organization, id, profile, origin, Optional.empty(), false, now, now, 1);
    }

    /** A member whom an admin adds by hand. */
    public static DirectoryUser invited(
            OrganizationId organization, UserId id, UserProfile profile, Optional<RoleGrant> role, Instant now) {
        return new DirectoryUser(organization, id, profile, Origin.INVITED, role, false, now, now, 1);
    }

    public boolean active() {
        return profile.active();
    }

    /** This user with another profile: the next version, or the same one if nothing differs. */
    public DirectoryUser withProfile(UserProfile changed, Instant now) {
        return changed.equals(profile) ? this : next(changed, directRole, breakGlass, now);
    }

    public DirectoryUser withDirectRole(Optional<RoleGrant> role, Instant now) {
        return role.map(RoleGrant::role).equals(directRole.map(RoleGrant::role))
                ? this
                : next(profile, role, breakGlass, now);
    }

    public DirectoryUser withBreakGlass(boolean owner, Instant now) {
        return owner == breakGlass ? this : next(profile, directRole, owner, now);
    }

    /** The role that the member has by direct grant, else by the SSO connection. */
    public Optional<OrgRole> role(Optional<OrgRole> connectionRole) {
        return directRole.map(RoleGrant::role).or(() -> connectionRole);
    }

    private DirectoryUser next(UserProfile changed, Optional<RoleGrant> role, boolean owner, Instant now) {
        return new DirectoryUser(organization, id, changed, origin, role, owner, created, now, version + 1);
    }
}

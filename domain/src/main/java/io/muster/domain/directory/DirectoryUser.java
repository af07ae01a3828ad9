package io.muster.domain.directory;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.RoleGrant;
import java.time.Instant;
import java.util.Optional;

/**
 * A member of an organization as the directory knows them.
 *
 * @param origin how the member came to be; adoption by an identity provider doesn't change it
 * @param directRole the role given by an admin rather than by sync; sync never touches it
 * @param breakGlass an owner whom neither sync nor mappings can shut out
 * @param departure why the user is inactive, or on the way out; empty for everybody else
 * @param version counts the writes; 1 after creation
 */
public record DirectoryUser(
        OrganizationId organization,
        UserId id,
        UserProfile profile,
        Origin origin,
        Optional<RoleGrant> directRole,
        boolean breakGlass,
        Optional<Departure> departure,
        Instant created,
        Instant lastModified,
        long version) {

    /** How a member came to be. */
    public enum Origin {
        INVITED,
        JIT,
        SCIM
    }

    /**
     * How a member came to leave.
     *
     * @param heldUntil until then the removal has no effect on access, unless an admin approves it earlier
     * @param deleted the identity provider deleted the user, who is kept, unseen by it, while the removal is undecided
     */
    public record Departure(Cause cause, Optional<Instant> heldUntil, boolean deleted) {
        public boolean isHeldAt(Instant now) {
            return heldUntil.filter(now::isBefore).isPresent();
        }

        Departure undeleted() {
            return new Departure(cause, heldUntil, false);
        }

        Departure heldUntil(Optional<Instant> deadline) {
            return new Departure(cause, deadline, deleted);
        }
    }

    public DirectoryUser {
        if (departure.isEmpty() != (profile.active() && !isDeleted(departure))) {
            throw new IllegalArgumentException("who is inactive or deleted, and nobody else, has departed");
        }
    }

    /** A member whom sync or a first sign-in brings. */
    public static DirectoryUser provisioned(
            OrganizationId organization, UserId id, UserProfile profile, Origin origin, Cause cause) {
        return new DirectoryUser(
                organization,
                id,
                profile,
                origin,
                Optional.empty(),
                false,
                departure(profile, cause),
                cause.at(),
                cause.at(),
                1);
    }

    /** A member whom an admin adds by hand. */
    public static DirectoryUser invited(
            OrganizationId organization, UserId id, UserProfile profile, Optional<RoleGrant> role, Cause cause) {
        return new DirectoryUser(
                organization,
                id,
                profile,
                Origin.INVITED,
                role,
                false,
                departure(profile, cause),
                cause.at(),
                cause.at(),
                1);
    }

    public boolean active() {
        return profile.active();
    }

    /** Deleted by the identity provider, while an admin has not decided yet. */
    public boolean deleted() {
        return isDeleted(departure);
    }

    public boolean isHeldAt(Instant now) {
        return departure.filter(left -> left.isHeldAt(now)).isPresent();
    }

    /** Whether this user would come back if it were pushed again. */
    public boolean isDormantAt(Instant now) {
        return departure.isPresent() && (!deleted() || isHeldAt(now));
    }

    public boolean hasAccessAt(Instant now) {
        return departure.isEmpty() || isHeldAt(now);
    }

    /**
     * This user with another profile: the next version, or the same one if nothing differs. Who becomes active is back,
     * whatever was held.
     */
    public DirectoryUser withProfile(UserProfile changed, Cause cause) {
        if (changed.equals(profile)) {
            return this;
        }
        Optional<Departure> left = changed.active() == profile.active() ? departure : departure(changed, cause);
        return next(changed, directRole, breakGlass, left, cause.at());
    }

    /** This inactive or deleted user, pushed anew: back if active; otherwise still on the way out, but not deleted. */
    public DirectoryUser restored(UserProfile pushed, Cause cause) {
        Optional<Departure> left = pushed.active() ? Optional.empty() : departure.map(Departure::undeleted);
        return pushed.equals(profile) && left.equals(departure)
                ? this
                : next(pushed, directRole, breakGlass, left, cause.at());
    }

    public DirectoryUser withDirectRole(Optional<RoleGrant> role, Instant now) {
        return role.map(RoleGrant::role).equals(directRole.map(RoleGrant::role))
                ? this
                : next(profile, role, breakGlass, departure, now);
    }

    public DirectoryUser withBreakGlass(boolean owner, Instant now) {
        return owner == breakGlass ? this : next(profile, directRole, owner, departure, now);
    }

    /** Gone for the identity provider, but with access until the deadline. */
    public DirectoryUser deletedUntil(Instant deadline, Cause cause) {
        return next(
                profile,
                directRole,
                breakGlass,
                Optional.of(new Departure(cause, Optional.of(deadline), true)),
                cause.at());
    }

    /**
     * On the way out, but with access until the deadline, which stays as the end of access; without one the departure took
     * effect at once. Not a new version: the identity provider sees no difference.
     */
    public DirectoryUser held(Optional<Instant> deadline) {
        return new DirectoryUser(
                organization,
                id,
                profile,
                origin,
                directRole,
                breakGlass,
                departure.map(left -> left.heldUntil(deadline)),
                created,
                lastModified,
                version);
    }

    /** As if the user had never been deactivated or deleted. */
    public DirectoryUser returned(Instant now) {
        return next(profile.activated(true), directRole, breakGlass, Optional.empty(), now);
    }

    private static boolean isDeleted(Optional<Departure> departure) {
        return departure.filter(Departure::deleted).isPresent();
    }

    private static Optional<Departure> departure(UserProfile profile, Cause cause) {
        return profile.active() ? Optional.empty() : Optional.of(new Departure(cause, Optional.empty(), false));
    }

    private DirectoryUser next(
            UserProfile changed, Optional<RoleGrant> role, boolean owner, Optional<Departure> left, Instant now) {
        return new DirectoryUser(organization, id, changed, origin, role, owner, left, created, now, version + 1);
    }
}

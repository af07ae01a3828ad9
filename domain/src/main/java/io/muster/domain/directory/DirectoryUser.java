package io.muster.domain.directory;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.RoleGrant;
import java.time.Instant;
import java.util.Optional;

/**
 * A member of an organization: a SCIM user.
 *
 * @param origin how the member was created; adoption by an identity provider does not change it
 * @param directRole the role that an admin gave directly; SCIM never changes it
 * @param breakGlass true for an owner whom neither SCIM nor a mapping can deactivate, delete or demote
 * @param lostEmail the folded primary e-mail address that the user has lost to the owner of its domain; present until
 *     the identity provider sends another userName or other e-mail addresses
 * @param deprovisioning present if the user is inactive, deleted, or has a held removal
 * @param version counts the writes; 1 after creation
 */
public record DirectoryUser(
        OrganizationId organization,
        UserId id,
        UserProfile profile,
        Origin origin,
        Optional<RoleGrant> directRole,
        boolean breakGlass,
        Optional<String> lostEmail,
        Optional<Deprovisioning> deprovisioning,
        Instant created,
        Instant lastModified,
        long version) {
    /** The most break-glass owners of an organization. Each change of roles reads all of them. */
    public static final int MAX_BREAK_GLASS = 50;

    /** The origin of a member. */
    public enum Origin {
        /** By an admin, who added the member or made the invitation that the person accepted. */
        INVITED,
        /** By a sign-in in mode Just-in-time. */
        JIT,
        SCIM
    }

    /**
     * The deactivation or deletion of a member.
     *
     * @param heldUntil the deadline of a held removal; until then the member keeps access, unless an admin approves it
     * @param deleted true if the identity provider deleted the user; the row is kept, invisible to it, until the
     *     removal is final
     */
    public record Deprovisioning(ChangeSource source, Optional<Instant> heldUntil, boolean deleted) {
        public boolean isHeldAt(Instant now) {
            return heldUntil.filter(now::isBefore).isPresent();
        }

        Deprovisioning undeleted() {
            return new Deprovisioning(source, heldUntil, false);
        }

        Deprovisioning heldUntil(Optional<Instant> deadline) {
            return new Deprovisioning(source, deadline, deleted);
        }
    }

    public DirectoryUser {
        if (deprovisioning.isEmpty() != (profile.active() && !isDeleted(deprovisioning))) {
            throw new IllegalArgumentException("an inactive or deleted user, and no other, has a deprovisioning");
        }
    }

    /** Returns a new member that SCIM or a first sign-in creates. */
    public static DirectoryUser provisioned(
            OrganizationId organization, UserId id, UserProfile profile, Origin origin, ChangeSource source) {
        return new DirectoryUser(
                organization,
                id,
                profile,
                origin,
                Optional.empty(),
                false,
                Optional.empty(),
                deprovisioning(profile, source),
                source.at(),
                source.at(),
                1);
    }

    /** Returns a new member whom an admin adds, or who accepts the invitation of an admin. */
    public static DirectoryUser invited(
            OrganizationId organization,
            UserId id,
            UserProfile profile,
            Optional<RoleGrant> role,
            ChangeSource source) {
        return new DirectoryUser(
                organization,
                id,
                profile,
                Origin.INVITED,
                role,
                false,
                Optional.empty(),
                deprovisioning(profile, source),
                source.at(),
                source.at(),
                1);
    }

    /**
     * Returns the address by which the person signs in and which no other user can have: that of the profile. Empty for
     * a user who lost it, even if other addresses are left: nobody has chosen one of them.
     */
    public Optional<EmailAddress> primaryEmail() {
        return lostEmail.isPresent() ? Optional.empty() : profile.primaryEmail();
    }

    /** Returns the folded {@link #primaryEmail}. */
    public Optional<String> emailKey() {
        return primaryEmail().map(EmailAddress::key);
    }

    /** Returns whether userName and primary e-mail address are the same, compared without case. */
    public boolean identifiesSameAs(DirectoryUser other) {
        return profile.userName().key().equals(other.profile.userName().key())
                && emailKey().equals(other.emailKey());
    }

    public boolean active() {
        return profile.active();
    }

    /** Returns whether the identity provider deleted the user and the removal is not final yet. */
    public boolean deleted() {
        return isDeleted(deprovisioning);
    }

    public boolean isHeldAt(Instant now) {
        return deprovisioning.filter(left -> left.isHeldAt(now)).isPresent();
    }

    /** Returns whether a new push of this user would restore it. */
    public boolean isDormantAt(Instant now) {
        return deprovisioning.isPresent() && (!deleted() || isHeldAt(now));
    }

    public boolean hasAccessAt(Instant now) {
        return deprovisioning.isEmpty() || isHeldAt(now);
    }

    /**
     * Returns this user with another profile: the next version, or the same one if nothing differs. An active profile
     * ends a deprovisioning, a held one as well. An inactive profile can repeat a lost e-mail address, which is left
     * out, so that a request with all attributes deactivates the user.
     */
    public DirectoryUser withProfile(UserProfile sent, ChangeSource source) {
        UserProfile changed =
                sent.active() ? sent : lostEmail.map(sent::withoutEmail).orElse(sent);
        if (changed.equals(profile)) {
            return this;
        }
        Optional<Deprovisioning> left =
                changed.active() == profile.active() ? deprovisioning : deprovisioning(changed, source);
        return next(changed, directRole, breakGlass, left, source.at());
    }

    /** Returns this user after the owner of the domain has taken its primary e-mail address; all else stays. */
    public DirectoryUser withoutPrimaryEmail(Instant now) {
        return profile.primaryEmail()
                .map(email -> new DirectoryUser(
                        organization,
                        id,
                        profile.withoutEmail(email.key()),
                        origin,
                        directRole,
                        breakGlass,
                        Optional.of(email.key()),
                        deprovisioning,
                        created,
                        now,
                        version + 1))
                .orElse(this);
    }

    /**
     * Returns this inactive or deleted user after a new push. An active profile ends the deprovisioning; with an
     * inactive one the deprovisioning goes on, as a deactivation.
     */
    public DirectoryUser restored(UserProfile pushed, ChangeSource source) {
        Optional<Deprovisioning> left =
                pushed.active() ? Optional.empty() : deprovisioning.map(Deprovisioning::undeleted);
        return pushed.equals(profile) && left.equals(deprovisioning)
                ? this
                : next(pushed, directRole, breakGlass, left, source.at());
    }

    public DirectoryUser withDirectRole(Optional<RoleGrant> role, Instant now) {
        return role.map(RoleGrant::role).equals(directRole.map(RoleGrant::role))
                ? this
                : next(profile, role, breakGlass, deprovisioning, now);
    }

    public DirectoryUser withBreakGlass(boolean owner, Instant now) {
        return owner == breakGlass ? this : next(profile, directRole, owner, deprovisioning, now);
    }

    /** Returns this user as deleted by the identity provider, with access until the deadline. */
    public DirectoryUser deletedUntil(Instant deadline, ChangeSource source) {
        return next(
                profile,
                directRole,
                breakGlass,
                Optional.of(new Deprovisioning(source, Optional.of(deadline), true)),
                source.at());
    }

    /**
     * Returns this departing user with access until the deadline, or without access if there is none. The version stays
     * the same, since the identity provider sees no difference.
     */
    public DirectoryUser held(Optional<Instant> deadline) {
        return new DirectoryUser(
                organization,
                id,
                profile,
                origin,
                directRole,
                breakGlass,
                lostEmail,
                deprovisioning.map(left -> left.heldUntil(deadline)),
                created,
                lastModified,
                version);
    }

    /** Returns this user as active, without a deprovisioning. */
    public DirectoryUser returned(Instant now) {
        return next(profile.activated(true), directRole, breakGlass, Optional.empty(), now);
    }

    private static boolean isDeleted(Optional<Deprovisioning> deprovisioning) {
        return deprovisioning.filter(Deprovisioning::deleted).isPresent();
    }

    private static Optional<Deprovisioning> deprovisioning(UserProfile profile, ChangeSource source) {
        return profile.active() ? Optional.empty() : Optional.of(new Deprovisioning(source, Optional.empty(), false));
    }

    private DirectoryUser next(
            UserProfile changed, Optional<RoleGrant> role, boolean owner, Optional<Deprovisioning> left, Instant now) {
        Optional<String> lost = lostEmail.filter(any -> changed.hasAddressesOf(profile));
        return new DirectoryUser(organization, id, changed, origin, role, owner, lost, left, created, now, version + 1);
    }
}

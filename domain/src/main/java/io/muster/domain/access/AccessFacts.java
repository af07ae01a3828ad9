package io.muster.domain.access;

import io.muster.domain.directory.DirectoryUser.Departure;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that a member's access follows from, and the rule by which it does.
 *
 * @param departure why the member is shut out, if they are or are going to be
 * @param roles every role that something gives, whether it counts or not
 * @param workspaces every workspace that something gives; one may be given more than once
 */
public record AccessFacts(
        UserId user,
        String userName,
        boolean breakGlass,
        Optional<Departure> departure,
        List<Role> roles,
        List<Entry> workspaces) {

    /** A role and why. */
    public record Role(OrgRole role, AccessReason reason) {}

    /** A workspace and why. */
    public record Entry(WorkspaceId workspace, AccessReason reason) {}

    public AccessFacts {
        roles = List.copyOf(roles);
        workspaces = List.copyOf(workspaces);
    }

    public boolean hasAccessAt(Instant now) {
        return departure.filter(left -> !left.isHeldAt(now)).isEmpty();
    }

    public EffectiveAccess accessAt(Instant now) {
        return hasAccessAt(now)
                ? EffectiveAccess.of(
                        decisive().map(Role::role),
                        workspaces.stream().map(Entry::workspace).toList())
                : EffectiveAccess.NONE;
    }

    /** The role that counts, with its reason: see {@link OrgRole#decisive}. */
    public Optional<Role> decisive() {
        return OrgRole.decisive(
                        of(AccessReason.Mapped.class),
                        of(AccessReason.Direct.class).findFirst(),
                        of(AccessReason.Connection.class).findFirst())
                .flatMap(decided -> roles.stream()
                        .filter(role -> role.role() == decided)
                        .min(Comparator.comparing(role -> strength(role.reason()))));
    }

    /** The same member, were they not in the group; its workspaces apart. */
    public AccessFacts withoutRoleOf(GroupId group) {
        return withRoles(roles.stream()
                .filter(role -> !(role.reason() instanceof AccessReason.Mapped mapped
                        && mapped.group().id().equals(group)))
                .toList());
    }

    /** The same member with one role more. */
    public AccessFacts withRole(Role more) {
        return withRoles(Stream.concat(roles.stream(), Stream.of(more)).toList());
    }

    private AccessFacts withRoles(List<Role> other) {
        return new AccessFacts(user, userName, breakGlass, departure, other, workspaces);
    }

    private Stream<OrgRole> of(Class<? extends AccessReason> kind) {
        return roles.stream().filter(role -> kind.isInstance(role.reason())).map(Role::role);
    }

    /** Of reasons for the same role, the one that decided comes first. */
    private static int strength(AccessReason reason) {
        return reason instanceof AccessReason.Mapped ? 0 : reason instanceof AccessReason.Direct ? 1 : 2;
    }
}

package io.muster.domain.access;

import io.muster.domain.directory.DirectoryUser.Deprovisioning;
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
 * The facts from which the access of a member is derived, and the rule that derives it.
 *
 * @param ssoRequired whether the member has to sign in through the SSO connection, from which break-glass owners are
 *     exempt; empty if that was not read
 * @param deprovisioning present if the member has lost access or is going to lose it
 * @param roles all roles that the member is given, the decisive one and the others
 * @param workspaces all workspaces that the member is given; one workspace may have several reasons
 */
public record AccessFacts(
        UserId user,
        String userName,
        boolean breakGlass,
        Optional<Boolean> ssoRequired,
        Optional<Deprovisioning> deprovisioning,
        List<Role> roles,
        List<Entry> workspaces) {

    /** A role with the reason why the member has it. */
    public record Role(OrgRole role, AccessReason reason) {}

    /** A workspace with the reason why the member has it. */
    public record Entry(WorkspaceId workspace, AccessReason reason) {}

    public AccessFacts {
        roles = List.copyOf(roles);
        workspaces = List.copyOf(workspaces);
    }

    public boolean hasAccessAt(Instant now) {
        return deprovisioning.filter(left -> !left.isHeldAt(now)).isEmpty();
    }

    public EffectiveAccess accessAt(Instant now) {
        return hasAccessAt(now)
                ? EffectiveAccess.of(
                        decisive().map(Role::role),
                        workspaces.stream().map(Entry::workspace).toList())
                : EffectiveAccess.NONE;
    }

    /** Returns the role that applies, with its reason: see {@link OrgRole#decisive}. */
    public Optional<Role> decisive() {
        return roleUnder(of(AccessReason.Connection.class).findFirst()).flatMap(decided -> roles.stream()
                .filter(role -> role.role() == decided)
                .min(Comparator.comparing(role -> strength(role.reason()))));
    }

    /** Returns the role that would apply under this connection role. */
    public Optional<OrgRole> roleUnder(Optional<OrgRole> connection) {
        return OrgRole.decisive(mappedRoles(), of(AccessReason.Direct.class).findFirst(), connection);
    }

    /** Returns the roles that mappings give. */
    public Stream<OrgRole> mappedRoles() {
        return of(AccessReason.Mapped.class);
    }

    /** Returns these facts without the role of the group's mapping. Workspaces stay as they are. */
    public AccessFacts withoutRoleOf(GroupId group) {
        return withRoles(roles.stream()
                .filter(role -> !(role.reason() instanceof AccessReason.Mapped mapped
                        && mapped.group().id().equals(group)))
                .toList());
    }

    /** Returns these facts with one more role. */
    public AccessFacts withRole(Role more) {
        return withRoles(Stream.concat(roles.stream(), Stream.of(more)).toList());
    }

    private AccessFacts withRoles(List<Role> other) {
        return new AccessFacts(user, userName, breakGlass, ssoRequired, deprovisioning, other, workspaces);
    }

    private Stream<OrgRole> of(Class<? extends AccessReason> kind) {
        return roles.stream().filter(role -> kind.isInstance(role.reason())).map(Role::role);
    }

    /** Orders reasons for the same role: the decisive one first. */
    private static int strength(AccessReason reason) {
        if (reason instanceof AccessReason.Mapped) {
            return 0;
        }
        return reason instanceof AccessReason.Direct ? 1 : 2;
    }
}

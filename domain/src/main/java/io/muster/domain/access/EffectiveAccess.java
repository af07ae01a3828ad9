package io.muster.domain.access;

import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The access of a member at a moment: a role and workspaces. It is derived from {@link AccessFacts} and never stored.
 *
 * @param active false for an inactive or deleted member, who has neither role nor workspaces
 * @param role empty if nothing gives a role
 */
public record EffectiveAccess(boolean active, Optional<OrgRole> role, SortedSet<WorkspaceId> workspaces) {
    /** No access: an inactive or deleted member. */
    public static final EffectiveAccess NONE =
            new EffectiveAccess(false, Optional.empty(), Collections.emptySortedSet());

    public EffectiveAccess {
        if (!active && (role.isPresent() || !workspaces.isEmpty())) {
            throw new IllegalArgumentException("an inactive member has neither role nor workspace");
        }
    }

    public static EffectiveAccess of(Optional<OrgRole> role, Collection<WorkspaceId> workspaces) {
        return new EffectiveAccess(true, role, Collections.unmodifiableSortedSet(new TreeSet<>(workspaces)));
    }

    public boolean isAdmin() {
        return role.filter(OrgRole.ADMIN::equals).isPresent();
    }

    /** Returns whether this role is higher than the other one; any role is higher than none. */
    public boolean outranks(EffectiveAccess other) {
        return role.isPresent() && other.role.map(role.get()::compareTo).orElse(1) > 0;
    }
}

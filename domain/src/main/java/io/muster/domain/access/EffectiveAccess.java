package io.muster.domain.access;

import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a member may do at a moment; derived, never kept.
 *
 * @param role empty if nothing gives one
 */
public record EffectiveAccess(boolean active, Optional<OrgRole> role, SortedSet<WorkspaceId> workspaces) {
    /** Nobody, or nobody any more. */
    public static final EffectiveAccess NONE =
            new EffectiveAccess(false, Optional.empty(), Collections.emptySortedSet());

    public EffectiveAccess {
        if (!active && (role.isPresent() || !workspaces.isEmpty())) {
            throw new IllegalArgumentException("who is shut out has neither role nor workspace");
        }
    }

    public static EffectiveAccess of(Optional<OrgRole> role, Collection<WorkspaceId> workspaces) {
        return new EffectiveAccess(true, role, Collections.unmodifiableSortedSet(new TreeSet<>(workspaces)));
    }

    public boolean isAdmin() {
        return role.filter(OrgRole.ADMIN::equals).isPresent();
    }

    /** Whether the role of this access is higher than another's; any role is higher than none. */
    public boolean outranks(EffectiveAccess other) {
        return role.isPresent() && other.role.map(role.get()::compareTo).orElse(1) > 0;
    }
}

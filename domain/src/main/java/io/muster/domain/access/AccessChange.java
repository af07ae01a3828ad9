package io.muster.domain.access;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.WorkspaceId;
import java.util.Set;
import java.util.TreeSet;

/** The access of one member before and after a change of mappings. */
public record AccessChange(UserId user, String label, EffectiveAccess before, EffectiveAccess after) {
    public boolean isEmpty() {
        return before.equals(after);
    }

    /** Returns the size, roughly: of the names, and of two lists of workspaces. */
    public long bytes() {
        return 256L
                + label.length()
                + 40L * (before.workspaces().size() + after.workspaces().size());
    }

    public Set<WorkspaceId> gains() {
        return minus(after, before);
    }

    public Set<WorkspaceId> loses() {
        return minus(before, after);
    }

    private static Set<WorkspaceId> minus(EffectiveAccess some, EffectiveAccess without) {
        Set<WorkspaceId> rest = new TreeSet<>(some.workspaces());
        rest.removeAll(without.workspaces());
        return rest;
    }
}

package io.muster.domain.directory;

import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.MembershipEdit.ReplaceAll;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Collects consecutive changes of a group's members into one edit. The last change of a member applies. The cost of
 * each change grows with the change alone.
 */
public final class MembershipSteps {
    private final Set<UserId> joining = new LinkedHashSet<>();
    private final Set<UserId> leaving = new LinkedHashSet<>();
    private boolean replaced;

    public void add(Set<UserId> ids) {
        ids.forEach(id -> {
            joining.add(id);
            leaving.remove(id);
        });
    }

    public void remove(Set<UserId> ids) {
        ids.forEach(id -> {
            joining.remove(id);
            leaving.add(id);
        });
    }

    public void replaceAll(Set<UserId> ids) {
        joining.clear();
        leaving.clear();
        joining.addAll(ids);
        replaced = true;
    }

    /** Returns the effect of all changes so far. */
    public MembershipEdit edit() {
        return replaced ? new ReplaceAll(joining) : new Delta(joining, leaving);
    }
}

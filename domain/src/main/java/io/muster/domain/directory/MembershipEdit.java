package io.muster.domain.directory;

import java.util.Set;

/** A change of a group's members, as sets of ids. Ids may be unknown; {@link MembershipChange} reports them. */
public sealed interface MembershipEdit {
    /** Adds and removes members; all others stay. No id is in both sets. */
    record Delta(Set<UserId> add, Set<UserId> remove) implements MembershipEdit {
        /** Changes nothing. */
        public static final Delta NONE = new Delta(Set.of(), Set.of());

        public Delta {
            add = UserId.copy(add);
            remove = UserId.copy(remove);
            if (add.stream().anyMatch(remove::contains)) {
                throw new IllegalArgumentException("the same user joins and leaves");
            }
        }
    }

    /** Replaces all members by the given ones. */
    record ReplaceAll(Set<UserId> members) implements MembershipEdit {
        public ReplaceAll {
            members = UserId.copy(members);
        }
    }

    /** Returns whether the edit changes nothing. */
    default boolean isEmpty() {
        return equals(Delta.NONE);
    }
}

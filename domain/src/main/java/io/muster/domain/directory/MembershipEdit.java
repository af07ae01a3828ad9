package io.muster.domain.directory;

import java.util.LinkedHashSet;
import java.util.Set;

/** A change of a group's members, as sets of ids. Ids may be unknown; {@link MembershipChange} reports them. */
public sealed interface MembershipEdit {
    /** Adds and removes members; all others stay. No id is in both sets. */
    record Delta(Set<UserId> add, Set<UserId> remove) implements MembershipEdit {
        /** Changes nothing. */
        public static final Delta NONE = new Delta(Set.of(), Set.of());

        public Delta {
            add = Set.copyOf(add);
            remove = Set.copyOf(remove);
            if (add.stream().anyMatch(remove::contains)) {
                throw new IllegalArgumentException("the same user joins and leaves");
            }
        }

        /** Returns this change followed by another one. For an id in both, the later change applies. */
        public Delta then(Delta later) {
            return new Delta(union(minus(add, later.remove), later.add), union(minus(remove, later.add), later.remove));
        }

        private static Set<UserId> minus(Set<UserId> ids, Set<UserId> without) {
            Set<UserId> rest = new LinkedHashSet<>(ids);
            rest.removeAll(without);
            return rest;
        }

        private static Set<UserId> union(Set<UserId> ids, Set<UserId> more) {
            Set<UserId> all = new LinkedHashSet<>(ids);
            all.addAll(more);
            return all;
        }
    }

    /** Replaces all members by the given ones. */
    record ReplaceAll(Set<UserId> members) implements MembershipEdit {
        public ReplaceAll {
            members = Set.copyOf(members);
        }

        /** Returns this replacement followed by another change. */
        public ReplaceAll then(Delta later) {
            return new ReplaceAll(Delta.union(Delta.minus(members, later.remove), later.add));
        }
    }

    /** Returns whether the edit changes nothing. */
    default boolean isEmpty() {
        return equals(Delta.NONE);
    }
}

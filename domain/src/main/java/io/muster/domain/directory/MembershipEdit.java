package io.muster.domain.directory;

import java.util.LinkedHashSet;
import java.util.Set;

/** A change of a group's members as sets. Ids may be unknown; persistence says which. */
public sealed interface MembershipEdit {
    /** Some join, some leave, all others stay. No id is in both sets. */
    record Delta(Set<UserId> add, Set<UserId> remove) implements MembershipEdit {
        /** Nothing changes. */
        public static final Delta NONE = new Delta(Set.of(), Set.of());

        public Delta {
            add = Set.copyOf(add);
            remove = Set.copyOf(remove);
            if (add.stream().anyMatch(remove::contains)) {
                throw new IllegalArgumentException("the same user joins and leaves");
            }
        }

        /** This change, then another: the last word on each user counts. */
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

    /** Exactly these are the members afterwards. */
    record ReplaceAll(Set<UserId> members) implements MembershipEdit {
        public ReplaceAll {
            members = Set.copyOf(members);
        }

        /** This replacement, then another change. */
        public ReplaceAll then(Delta later) {
            return new ReplaceAll(Delta.union(Delta.minus(members, later.remove), later.add));
        }
    }

    /** Whether there is nothing to do. */
    default boolean isEmpty() {
        return equals(Delta.NONE);
    }
}

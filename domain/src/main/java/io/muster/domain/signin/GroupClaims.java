package io.muster.domain.signin;

import java.util.List;

/** The identity provider's statement about the groups of the person who signs in. */
public sealed interface GroupClaims {
    /** Nothing: the claim is absent. */
    record None() implements GroupClaims {}

    /** A link instead of groups, as Entra sends it for a member of more than 150 groups. */
    record Overage() implements GroupClaims {}

    /** The names or ids of all groups, possibly none. */
    record Received(List<String> groups) implements GroupClaims {
        public Received {
            groups = List.copyOf(groups);
        }
    }
}

package io.muster.domain.directory;

import io.muster.domain.problem.Problem;

/** A change of a user, applied to the present profile inside the transaction that holds the user's lock. */
@FunctionalInterface
public interface UserEdit {
    /** @throws Problem if the change doesn't make sense for this profile or makes an invalid one */
    UserProfile apply(UserProfile current);
}

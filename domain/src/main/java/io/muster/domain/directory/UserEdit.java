package io.muster.domain.directory;

import io.muster.domain.problem.Problem;

/** A change of a user. It is applied to the present profile, in the transaction that has locked the user. */
@FunctionalInterface
public interface UserEdit {
    /** @throws Problem if the change cannot be applied to this profile, or its result is invalid */
    UserProfile apply(UserProfile current);
}

package io.muster.domain.directory;

import io.muster.domain.paging.Slice;
import java.util.List;

/**
 * A user with groups.
 *
 * @param groups the first ones in the order of their ids; empty if groups were not requested
 */
public record UserView(DirectoryUser user, Slice<GroupRef> groups) {
    public static UserView withoutGroups(DirectoryUser user) {
        return new UserView(user, new Slice<>(List.of(), false));
    }
}

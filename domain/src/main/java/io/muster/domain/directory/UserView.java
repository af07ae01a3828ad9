package io.muster.domain.directory;

import java.util.List;

/** A user with its groups; the list is empty if groups were not requested. */
public record UserView(DirectoryUser user, List<GroupRef> groups) {
    public UserView {
        groups = List.copyOf(groups);
    }
}

package io.muster.domain.directory;

import java.util.List;

/** A user as read: with the groups, where they were asked for. */
public record UserView(DirectoryUser user, List<GroupRef> groups) {
    public UserView {
        groups = List.copyOf(groups);
    }
}

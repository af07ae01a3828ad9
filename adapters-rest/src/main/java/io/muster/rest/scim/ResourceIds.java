package io.muster.rest.scim;

import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.problem.Problem;
import java.util.UUID;

/** Ids in paths: what can't be an id of ours is the id of nothing. */
final class ResourceIds {
    private ResourceIds() {}

    static UserId user(String text) {
        return new UserId(uuid("User", text));
    }

    static GroupId group(String text) {
        return new GroupId(uuid("Group", text));
    }

    private static UUID uuid(String kind, String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException notAnId) {
            // answered below
        }
        throw Problem.notFound(kind, text.substring(0, Math.min(64, text.length())));
    }
}

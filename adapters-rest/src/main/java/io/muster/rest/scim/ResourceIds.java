package io.muster.rest.scim;

import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.problem.Problem;
import java.util.UUID;

/** Reads the ids in paths. A text that is no id is the id of nothing. */
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
            // refused below
        }
        throw Problem.notFound(kind, text);
    }
}

package io.muster.rest.scim;

import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Uuids;
import java.util.UUID;

/** Reads the ids in paths. Malformed ids are answered with NOT_FOUND. */
final class ResourceIds {
    private ResourceIds() {}

    static UserId user(String text) {
        return new UserId(uuid("User", text));
    }

    static GroupId group(String text) {
        return new GroupId(uuid("Group", text));
    }

    private static UUID uuid(String kind, String text) {
        return Uuids.parse(text).orElseThrow(() -> Problem.notFound(kind, text));
    }
}

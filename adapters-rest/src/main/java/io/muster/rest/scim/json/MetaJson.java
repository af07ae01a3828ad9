package io.muster.rest.scim.json;

import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.OptionalLong;

/** The {@code meta} of a resource and its version as an entity tag (RFC 7643 section 3.1, RFC 7644 section 3.14). */
public final class MetaJson {
    private MetaJson() {}

    static JsonObjectBuilder write(String type, Instant created, Instant lastModified, String location, long version) {
        return ScimJson.BUILDERS
                .createObjectBuilder()
                .add("resourceType", type)
                .add("created", created.toString())
                .add("lastModified", lastModified.toString())
                .add("location", location)
                .add("version", entityTag(version));
    }

    /** Weak: two answers of one version may differ in what was asked for. */
    public static String entityTag(long version) {
        return "W/\"" + version + "\"";
    }

    /** The version that an entity tag, weak or not, stands for; empty for somebody else's. */
    public static OptionalLong version(String entityTag) {
        String bare = entityTag.strip().replaceFirst("^W/", "");
        if (!bare.matches("\"\\d{1,18}\"")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(bare.substring(1, bare.length() - 1)));
    }
}

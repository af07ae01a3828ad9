package io.muster.rest.scim.json;

import java.time.Instant;
import java.util.OptionalLong;

/** Writes {@code meta} and versions as entity tags (RFC 7643 section 3.1, RFC 7644 section 3.14). */
public final class MetaJson {
    private MetaJson() {}

    static void write(
            Fields resource, String type, Instant created, Instant lastModified, String location, long version) {
        resource.object("meta", meta -> {
            meta.text("resourceType", type);
            meta.text("created", created.toString());
            meta.text("lastModified", lastModified.toString());
            meta.text("location", location);
            meta.text("version", entityTag(version));
        });
    }

    /** Returns a weak tag: answers of one version may differ in the requested attributes. */
    public static String entityTag(long version) {
        return "W/\"" + version + "\"";
    }

    /** Returns the version in an entity tag, weak or strong; empty if this service did not write the tag. */
    public static OptionalLong version(String entityTag) {
        String bare = entityTag.strip().replaceFirst("^W/", "");
        if (!bare.matches("\"\\d{1,18}\"")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(bare.substring(1, bare.length() - 1)));
    }
}

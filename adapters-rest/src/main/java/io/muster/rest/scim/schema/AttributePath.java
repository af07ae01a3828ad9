package io.muster.rest.scim.schema;

import io.muster.rest.scim.dialect.Tolerance;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The name of an attribute as it is written: perhaps with a URN in front, perhaps with a sub-attribute.
 *
 * @param schema what the URN says, {@link Schema#CORE} without one
 * @param names attribute and sub-attribute as written; empty if only a URN is written
 */
public record AttributePath(Schema schema, List<String> names) {
    /** What a URN in front of a name stands for. */
    public enum Schema {
        CORE,
        ENTERPRISE,
        /** A schema that we don't know. */
        UNKNOWN
    }

    @Tolerance("scim-1-urn")
    private static final Map<String, Schema> SCHEMAS = Map.of(
            Urns.USER.toLowerCase(Locale.ROOT),
            Schema.CORE,
            Urns.GROUP.toLowerCase(Locale.ROOT),
            Schema.CORE,
            Urns.ENTERPRISE.toLowerCase(Locale.ROOT),
            Schema.ENTERPRISE,
            "urn:scim:schemas:core:1.0",
            Schema.CORE,
            "urn:scim:schemas:extension:enterprise:1.0",
            Schema.ENTERPRISE);

    public AttributePath {
        names = List.copyOf(names);
    }

    @Tolerance({"urn-any-case", "urn-dot"})
    public static AttributePath parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("urn:")) {
            return new AttributePath(Schema.CORE, split(text));
        }
        for (Map.Entry<String, Schema> known : SCHEMAS.entrySet()) {
            String urn = known.getKey();
            if (lower.equals(urn)) {
                return new AttributePath(known.getValue(), List.of());
            }
            // Entra joins extension and attribute by a colon, some others by a dot
            if (lower.startsWith(urn) && (lower.charAt(urn.length()) == ':' || lower.charAt(urn.length()) == '.')) {
                return new AttributePath(known.getValue(), split(text.substring(urn.length() + 1)));
            }
        }
        return new AttributePath(Schema.UNKNOWN, List.of(text));
    }

    /** The dotted name without its URN, in lower case. */
    public String key() {
        return String.join(".", names).toLowerCase(Locale.ROOT);
    }

    /** The attribute's name without its sub-attribute, in lower case. */
    public String head() {
        return names.isEmpty() ? "" : names.get(0).toLowerCase(Locale.ROOT);
    }

    private static List<String> split(String text) {
        return List.of(text.split("\\.", -1));
    }
}

package io.muster.rest.scim.schema;

import io.muster.domain.dialect.Tolerance;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The name of an attribute as sent, with or without a URN and a sub-attribute (RFC 7644 section 3.10).
 *
 * @param schema of the URN; {@link Schema#CORE} without one
 * @param names attribute and sub-attribute as sent; empty for a URN alone
 */
public record AttributePath(Schema schema, List<String> names) {
    /** The schema of a URN in front of a name. */
    public enum Schema {
        CORE,
        ENTERPRISE,
        /** Any other schema. */
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

    /** No name has so many parts, and a text may have very many dots. */
    private static final int MAX_NAMES = 4;

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
            // Entra joins extension and attribute by a colon, some other providers by a dot
            if (lower.startsWith(urn) && (lower.charAt(urn.length()) == ':' || lower.charAt(urn.length()) == '.')) {
                return new AttributePath(known.getValue(), split(text.substring(urn.length() + 1)));
            }
        }
        return new AttributePath(Schema.UNKNOWN, List.of(text));
    }

    /** Returns the dotted name without its URN, in lower case. */
    public String key() {
        return String.join(".", names).toLowerCase(Locale.ROOT);
    }

    /** Returns the name of the attribute without its sub-attribute, in lower case. */
    public String head() {
        return names.isEmpty() ? "" : names.get(0).toLowerCase(Locale.ROOT);
    }

    private static List<String> split(String text) {
        return List.of(text.split("\\.", MAX_NAMES));
    }
}

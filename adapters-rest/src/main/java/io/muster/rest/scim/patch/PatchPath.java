package io.muster.rest.scim.patch;

import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Quoted;
import io.muster.rest.scim.filter.FilterSyntax;
import io.muster.rest.scim.filter.ScimFilterParser;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import io.muster.rest.scim.schema.AttributePath;
import java.util.Optional;

/**
 * The target of a PATCH operation (RFC 7644 section 3.5.2): an attribute, or a part of it or of its elements.
 *
 * @param attribute without the part
 * @param condition selects elements of the attribute
 * @param part of the elements, or of a complex attribute
 * @param text the path as sent
 */
record PatchPath(AttributePath attribute, Optional<FilterSyntax> condition, Optional<String> part, String text) {

    /** The longest condition, and the longest name in front of it. */
    private static final int MAX_LENGTH = 2 * ScimFilterParser.MAX_LENGTH;

    /** @throws ScimRefusal invalidPath for bad grammar, invalidFilter for a bad condition */
    static PatchPath parse(String text, Dialect dialect) {
        if (text.length() > MAX_LENGTH) {
            throw invalid(text);
        }
        String path = text.strip();
        int open = path.indexOf('[');
        if (open < 0) {
            return plain(path);
        }
        int close = path.lastIndexOf(']');
        if (close < open || open == 0) {
            throw invalid(text);
        }
        String rest = path.substring(close + 1);
        if (!rest.isEmpty() && !rest.matches("\\.[A-Za-z$][\\w$-]*")) {
            throw invalid(text);
        }
        return new PatchPath(
                AttributePath.parse(path.substring(0, open)),
                Optional.of(ScimFilterParser.parse(path.substring(open + 1, close), dialect)),
                rest.isEmpty() ? Optional.empty() : Optional.of(rest.substring(1)),
                path);
    }

    private static PatchPath plain(String path) {
        AttributePath parsed = AttributePath.parse(path);
        boolean wellFormed = parsed.names().size() <= 2
                && (parsed.schema() == AttributePath.Schema.UNKNOWN
                        || parsed.names().stream().allMatch(name -> name.matches("[A-Za-z$][\\w$-]*")));
        if (path.isEmpty() || !wellFormed) {
            throw invalid(path);
        }
        if (parsed.names().size() < 2) {
            return new PatchPath(parsed, Optional.empty(), Optional.empty(), path);
        }
        return new PatchPath(
                new AttributePath(parsed.schema(), parsed.names().subList(0, 1)),
                Optional.empty(),
                Optional.of(parsed.names().get(1)),
                path);
    }

    /** Returns the path as refusals name it. */
    String quoted() {
        return Quoted.of(text);
    }

    private static ScimRefusal invalid(String path) {
        return new ScimRefusal(ScimType.INVALID_PATH, "'" + Quoted.of(path) + "' is not a path");
    }
}

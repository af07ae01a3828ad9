package io.muster.rest.scim.filter;

import io.muster.domain.directory.Filter.Operator;
import java.util.List;
import java.util.Optional;

/** A parsed filter whose names are not yet bound to attributes (RFC 7644 section 3.4.2.2). */
public sealed interface FilterSyntax {
    record And(List<FilterSyntax> terms) implements FilterSyntax {}

    record Or(List<FilterSyntax> terms) implements FilterSyntax {}

    record Not(FilterSyntax term) implements FilterSyntax {}

    record Comparison(String path, Operator operator, Literal literal) implements FilterSyntax {}

    record Presence(String path) implements FilterSyntax {}

    /**
     * A condition on one element of a multi-valued attribute.
     *
     * @param tail another comparison of a part of that element, which Entra writes behind the bracket
     */
    record ValuePath(String path, FilterSyntax condition, Optional<FilterSyntax> tail) implements FilterSyntax {}

    /**
     * The value of a comparison.
     *
     * @param text the content of a string, or the token as written
     */
    record Literal(Kind kind, String text) {
        public enum Kind {
            STRING,
            NUMBER,
            BOOLEAN,
            NULL,
            /** A string without quotes; only in the tolerant dialect. */
            BARE
        }
    }
}

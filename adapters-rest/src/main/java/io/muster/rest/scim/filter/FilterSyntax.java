package io.muster.rest.scim.filter;

import io.muster.domain.directory.Filter.Operator;
import java.util.List;
import java.util.Optional;

/** A filter as it is written, its attributes not yet looked up (RFC 7644 section 3.4.2.2). */
public sealed interface FilterSyntax {
    record And(List<FilterSyntax> terms) implements FilterSyntax {}

    record Or(List<FilterSyntax> terms) implements FilterSyntax {}

    record Not(FilterSyntax term) implements FilterSyntax {}

    record Comparison(String path, Operator operator, Literal literal) implements FilterSyntax {}

    record Presence(String path) implements FilterSyntax {}

    /**
     * A condition on one element of a multi-valued attribute.
     *
     * @param tail a further comparison of a part of that element, as Entra writes it after the bracket
     */
    record ValuePath(String path, FilterSyntax condition, Optional<FilterSyntax> tail) implements FilterSyntax {}

    /**
     * A value to compare with.
     *
     * @param text the string's content, or the token as written
     */
    record Literal(Kind kind, String text) {
        public enum Kind {
            STRING,
            NUMBER,
            BOOLEAN,
            NULL,
            /** Without quotes although it is none of the others; only in the tolerant dialect. */
            BARE
        }
    }
}

package io.muster.domain.organization;

import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.text.DomainLabels;
import java.util.Optional;
import java.util.regex.Pattern;

/** An internet domain of at least two labels, in lower case with A-labels: see {@link DomainLabels}. */
public record DomainName(String value) {
    private static final Pattern SHAPE =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Takes a domain in the form that {@link #parse} makes. */
    public DomainName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a domain name in lower case with A-labels");
        }
    }

    /** @throws Problem INVALID_VALUE if the text is not a domain name */
    public static DomainName of(String text) {
        return parse(text).orElseThrow(() -> Problem.invalidValue("'" + Quoted.of(text) + "' is not a domain name"));
    }

    /** Returns the domain; empty if the text is not a domain name. */
    public static Optional<DomainName> parse(String text) {
        return DomainLabels.toAscii(text)
                .filter(ascii -> SHAPE.matcher(ascii).matches())
                .map(DomainName::new);
    }

    @Override
    public String toString() {
        return value;
    }
}

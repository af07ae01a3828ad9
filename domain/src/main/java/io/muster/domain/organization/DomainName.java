package io.muster.domain.organization;

import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An internet domain of at least two labels, in lower-case ASCII (IDNA) form. */
public record DomainName(String value) {
    private static final Pattern SHAPE =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** @throws Problem INVALID_VALUE if the text is not a domain name */
    public static DomainName of(String text) {
        return parse(text).orElseThrow(() -> Problem.invalidValue("'" + Quoted.of(text) + "' is not a domain name"));
    }

    /** Returns the domain; empty if the text is not a domain name. */
    public static Optional<DomainName> parse(String text) {
        try {
            String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return SHAPE.matcher(ascii).matches() ? Optional.of(new DomainName(ascii)) : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.muster.domain.organization;

import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.text.DomainLabels;
import java.util.Optional;

/** An internet domain of at least two labels, in lower case with A-labels: see {@link DomainLabels}. */
public record DomainName(String value) {
    private static final int MIN_LENGTH = 4;
    private static final int DOMAIN_LENGTH = 253;
    private static final int LABEL_LENGTH = 63;

    /** Takes a domain in the form that {@link #parse} makes. */
    public DomainName {
        if (!isDomain(value)) {
            throw new IllegalArgumentException("not a domain name in lower case with A-labels");
        }
    }

    /** @throws Problem INVALID_VALUE if the text is not a domain name */
    public static DomainName of(String text) {
        return parse(text).orElseThrow(() -> Problem.invalidValue("'" + Quoted.of(text) + "' is not a domain name"));
    }

    /** Returns the domain; empty if the text is not a domain name. */
    public static Optional<DomainName> parse(String text) {
        return DomainLabels.toAscii(text).filter(DomainName::isDomain).map(DomainName::new);
    }

    /** A loop, because each e-mail address that is read or written is checked: a pattern takes ten times as long. */
    private static boolean isDomain(String text) {
        if (text.length() < MIN_LENGTH || text.length() > DOMAIN_LENGTH) {
            return false;
        }
        int last = text.lastIndexOf('.') + 1;
        for (int start = 0; start < last; start = text.indexOf('.', start) + 1) {
            if (!isLabel(text, start, text.indexOf('.', start))) {
                return false;
            }
        }
        return last > 0 && isLabel(text, last, text.length());
    }

    private static boolean isLabel(String text, int start, int end) {
        if (start == end || end - start > LABEL_LENGTH || text.charAt(start) == '-' || text.charAt(end - 1) == '-') {
            return false;
        }
        for (int at = start; at < end; at++) {
            char unit = text.charAt(at);
            if (!((unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9') || unit == '-')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}

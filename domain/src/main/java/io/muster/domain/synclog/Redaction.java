package io.muster.domain.synclog;

import io.muster.domain.problem.Quoted;

/** Redacts personal values for the log, so that a change is visible but the value is not. */
public final class Redaction {
    private Redaction() {}

    /**
     * Returns the first character and, for an e-mail address, the domain: at most {@link Quoted#MAX_LENGTH} characters.
     */
    public static String redact(String value) {
        int at = value.lastIndexOf('@');
        String first =
                value.substring(0, value.offsetByCodePoints(0, Math.min(1, value.codePointCount(0, value.length()))));
        return Quoted.of(first + "***" + (at > 0 ? value.substring(at) : ""));
    }
}

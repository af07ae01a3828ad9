package io.muster.domain.synclog;

/** What of a personal value may stand in a log: enough to recognise a change, not enough to learn the value. */
public final class Redaction {
    private Redaction() {}

    /** The first character and, for an e-mail address, the domain. */
    public static String redact(String value) {
        int at = value.lastIndexOf('@');
        String first =
                value.substring(0, value.offsetByCodePoints(0, Math.min(1, value.codePointCount(0, value.length()))));
        return first + "***" + (at > 0 ? value.substring(at) : "");
    }
}

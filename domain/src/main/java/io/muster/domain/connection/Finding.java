package io.muster.domain.connection;

/** A finding of a check of a connection, in plain words. */
public record Finding(Severity severity, String text) {
    /** The effect of the finding on sign-in. */
    public enum Severity {
        OK,
        /** Sign-in works, but something will go wrong or is unusual. */
        WARNING,
        /** Sign-in cannot work. */
        FAILED
    }

    public static Finding ok(String text) {
        return new Finding(Severity.OK, text);
    }

    public static Finding warning(String text) {
        return new Finding(Severity.WARNING, text);
    }

    public static Finding failed(String text) {
        return new Finding(Severity.FAILED, text);
    }
}

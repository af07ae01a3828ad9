package io.muster.idp.connection.saml;

/** XML from outside breaks a limit or is not XML. */
final class XmlRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The rule that the XML breaks. */
    enum Reason {
        TOO_LARGE,
        DOCTYPE,
        MALFORMED
    }

    private final Reason reason;

    XmlRefused(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}

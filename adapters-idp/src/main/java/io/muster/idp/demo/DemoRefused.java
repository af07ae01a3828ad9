package io.muster.idp.demo;

/** The provider refuses a request. */
final class DemoRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param error one of the codes of OAuth 2.0 */
    DemoRefused(String error) {
        super(error);
    }

    String error() {
        return String.valueOf(getMessage());
    }
}

package io.muster.application.port.in;

/**
 * The organization has another dialect than the one by which the request of its identity provider was read. Nothing was
 * done: the request can be repeated after the caller was authenticated again.
 */
public final class CallerChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CallerChangedException() {
        super("The organization's dialect is another one by now");
    }
}

package io.muster.verify;

/** Reports a changed log; the message contains the line and the reason. */
final class BrokenChainException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenChainException(String message) {
        super(message);
    }
}

package io.muster.verify;

/** The log isn't as it was written; the message says where and why. */
final class BrokenChainException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenChainException(String message) {
        super(message);
    }
}

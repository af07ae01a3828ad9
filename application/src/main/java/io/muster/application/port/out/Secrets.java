package io.muster.application.port.out;

/** Where secrets come from. */
@FunctionalInterface
public interface Secrets {
    /** Bytes that nobody can guess. */
    byte[] random(int length);
}

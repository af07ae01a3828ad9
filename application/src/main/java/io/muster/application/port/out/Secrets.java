package io.muster.application.port.out;

/** The source of random bytes for secrets. */
@FunctionalInterface
public interface Secrets {
    /** Returns bytes from a cryptographically strong source. */
    byte[] random(int length);
}

package io.muster.domain.token;

/** A secret as stored by a {@link SecretBox}: worth nothing without the box's key. */
public record SealedSecret(String text) {
    /** Sealed or not, it has no place in a log. */
    @Override
    public String toString() {
        return "SealedSecret";
    }
}

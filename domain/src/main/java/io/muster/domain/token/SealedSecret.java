package io.muster.domain.token;

/** A secret that a {@link SecretBox} has encrypted. */
public record SealedSecret(String text) {
    /** Returns a constant, so that no log contains the secret, not even encrypted. */
    @Override
    public String toString() {
        return "SealedSecret";
    }
}

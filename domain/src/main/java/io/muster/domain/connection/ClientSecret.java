package io.muster.domain.connection;

/** The secret of a connection in clear text, for as long as an identity provider is asked. */
public record ClientSecret(String text) {
    /** Returns a constant, so that no log contains the secret. */
    @Override
    public String toString() {
        return "ClientSecret";
    }
}

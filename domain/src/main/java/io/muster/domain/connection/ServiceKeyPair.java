package io.muster.domain.connection;

/**
 * A key pair of the service provider in clear text, for as long as it is used.
 *
 * @param privateKey PKCS #8 in Base64
 * @param certificate the public key in the form in which identity providers take it: self-signed X.509, DER in Base64
 */
public record ServiceKeyPair(String privateKey, String certificate) {
    /** Returns a constant, so that no log contains the key. */
    @Override
    public String toString() {
        return "ServiceKeyPair";
    }
}

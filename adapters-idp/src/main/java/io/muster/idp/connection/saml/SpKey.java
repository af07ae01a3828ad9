package io.muster.idp.connection.saml;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;

/**
 * A key pair of the service provider: it signs requests and decrypts assertions.
 *
 * @param certificate contains the public key in the form in which identity providers take it; self-signed
 */
public record SpKey(PrivateKey privateKey, X509Certificate certificate) {
    private static final int BITS = 3_072;

    /** Makes a key pair, in about a second. */
    public static SpKey generate(SecureRandom random, String name, Instant begin, Instant end) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(BITS, RSAKeyGenParameterSpec.F4), random);
            KeyPair pair = generator.generateKeyPair();
            return new SpKey(pair.getPrivate(), SelfSignedCertificate.of(pair, name, begin, end));
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException impossible) {
            throw new IllegalStateException("every JDK makes RSA keys", impossible);
        }
    }

    /** Returns the certificate only. */
    @Override
    public String toString() {
        return "SpKey[" + certificate.getSubjectX500Principal() + "]";
    }
}

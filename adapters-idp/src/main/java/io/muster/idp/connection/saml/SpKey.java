package io.muster.idp.connection.saml;

import io.muster.domain.connection.ServiceKeyPair;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.Base64;

/**
 * A key pair of the service provider: it signs requests and decrypts assertions.
 *
 * @param certificate contains the public key in the form in which identity providers take it; self-signed
 */
public record SpKey(PrivateKey privateKey, X509Certificate certificate) {
    private static final String RSA = "RSA";
    /** As long as the keys of identity providers. To find a pair of 3,072 bits can take over two seconds. */
    private static final int BITS = 2_048;

    /** Makes a key pair, in a fifth of a second, seldom in one. */
    public static SpKey generate(SecureRandom random, String name, Instant begin, Instant end) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(RSA);
            generator.initialize(new RSAKeyGenParameterSpec(BITS, RSAKeyGenParameterSpec.F4), random);
            KeyPair pair = generator.generateKeyPair();
            return new SpKey(pair.getPrivate(), SelfSignedCertificate.of(pair, name, begin, end));
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException impossible) {
            throw new IllegalStateException("every JDK makes RSA keys", impossible);
        }
    }

    /** Reads a key pair that {@link #pair} returned. */
    static SpKey of(ServiceKeyPair pair) {
        try {
            byte[] privateKey = Base64.getDecoder().decode(pair.privateKey());
            byte[] certificate = Base64.getDecoder().decode(pair.certificate());
            return new SpKey(
                    KeyFactory.getInstance(RSA).generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
                    (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(certificate)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a service key pair is read as it was written", impossible);
        }
    }

    ServiceKeyPair pair() {
        try {
            return new ServiceKeyPair(
                    Base64.getEncoder().encodeToString(privateKey.getEncoded()),
                    Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate of Muster has an encoding", impossible);
        }
    }

    /** Returns the certificate only. */
    @Override
    public String toString() {
        return "SpKey[" + certificate.getSubjectX500Principal() + "]";
    }
}

package io.muster.domain.connection;

import io.muster.domain.problem.Problem;
import io.muster.domain.token.Sha256;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A certificate by which an identity provider signs. Only its key is trusted: neither its issuer nor its validity is
 * judged (SAML V2.0 Metadata Interoperability Profile, section 2.6.1). Its end is shown, and admins are told ahead of
 * it.
 */
public record IdpCertificate(X509Certificate x509) {
    /** Bounds of an RSA modulus in bits: the shortest that NIST SP 800-131A allows, the longest that is cheap. */
    private static final int MIN_RSA = 2_048;

    private static final int MAX_RSA = 8_192;
    private static final int MIN_EC = 256;
    private static final int MAX_LENGTH = 32_768;
    private static final Pattern ARMOUR = Pattern.compile("-----(BEGIN|END) CERTIFICATE-----|[ \\t\\r\\n]");

    /** @throws Problem INVALID_VALUE if the key is neither RSA of 2,048 to 8,192 bits nor a named elliptic curve */
    public IdpCertificate {
        if (!isStrong(x509.getPublicKey())) {
            throw Problem.invalidValue("A certificate must have an RSA key of " + MIN_RSA + " to " + MAX_RSA
                    + " bits, or an elliptic curve key of at least " + MIN_EC + " bits");
        }
    }

    /**
     * Returns the certificate of a text in Base64, with or without the lines of PEM.
     *
     * @throws Problem INVALID_VALUE if the text isn't one X.509 certificate with a strong key
     */
    public static IdpCertificate of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw notACertificate();
        }
        try {
            return of(Base64.getDecoder().decode(ARMOUR.matcher(text).replaceAll("")));
        } catch (IllegalArgumentException notBase64) {
            throw notACertificate();
        }
    }

    private static IdpCertificate of(byte[] der) {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(der);
            X509Certificate x509 =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            if (in.available() > 0) {
                throw notACertificate();
            }
            return new IdpCertificate(x509);
        } catch (CertificateException notX509) {
            throw notACertificate();
        }
    }

    public PublicKey key() {
        return x509.getPublicKey();
    }

    public Instant end() {
        return x509.getNotAfter().toInstant();
    }

    /** Returns the certificate as Base64 of its DER encoding, without line breaks. */
    public String text() {
        return Base64.getEncoder().encodeToString(der());
    }

    /** Returns the SHA-256 hash of the DER encoding in hexadecimal, as identity providers show it. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Sha256.fresh().digest(der()));
    }

    @Override
    public String toString() {
        return fingerprint() + " until " + end();
    }

    private byte[] der() {
        try {
            return x509.getEncoded();
        } catch (CertificateException notEncodable) {
            throw new IllegalStateException(notEncodable);
        }
    }

    private static boolean isStrong(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            return bits >= MIN_RSA && bits <= MAX_RSA;
        }
        return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= MIN_EC;
    }

    private static Problem notACertificate() {
        return Problem.invalidValue("certificate must be one X.509 certificate in Base64 or PEM");
    }
}

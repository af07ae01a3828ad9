package io.muster.idp.connection.saml;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;

/**
 * Wraps a public key of Muster in an X.509 certificate (RFC 5280 section 4.1), because identity providers take keys in
 * no other form. The JDK reads certificates, but its public classes make none.
 */
final class SelfSignedCertificate {
    private static final int VERSION_TAG = 0xa0;
    private static final BigInteger VERSION_3 = BigInteger.TWO;
    private static final int SERIAL_BYTES = 16;
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};
    private static final byte[] SHA256_WITH_RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00
    };

    private SelfSignedCertificate() {}

    /** Returns a certificate whose serial number is a hash of the RSA key. */
    static X509Certificate of(KeyPair pair, String name, Instant begin, Instant end) {
        try {
            byte[] content = content(pair.getPublic().getEncoded(), name, begin, end);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            byte[] der = Der.sequence(content, SHA256_WITH_RSA, Der.bits(signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an RSA key signs and its certificate is read", impossible);
        }
    }

    private static byte[] content(byte[] publicKey, String name, Instant begin, Instant end)
            throws GeneralSecurityException {
        byte[] serial = Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(publicKey), SERIAL_BYTES);
        byte[] subject = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(name))));
        return Der.sequence(
                Der.tagged(VERSION_TAG, Der.integer(VERSION_3)),
                Der.integer(new BigInteger(1, serial)),
                SHA256_WITH_RSA,
                subject,
                Der.sequence(Der.time(begin), Der.time(end)),
                subject,
                publicKey);
    }
}

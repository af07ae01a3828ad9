package io.muster.idp.connection.saml;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts assertions as an identity provider does.
 *
 * @param data the algorithm of the assertion
 * @param transport the algorithm of its key
 * @param parameters elements within the method of the key
 * @param beside whether the encrypted key stands beside the data instead of in it
 */
record TestEncryption(String data, String transport, String parameters, boolean beside) {
    static final TestEncryption GOOD = new TestEncryption(
            "http://www.w3.org/2009/xmlenc11#aes256-gcm", "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p", "", false);

    private static final Map<String, Integer> KEY_BYTES = Map.of(
            "http://www.w3.org/2009/xmlenc11#aes128-gcm", 16,
            "http://www.w3.org/2009/xmlenc11#aes256-gcm", 32,
            "http://www.w3.org/2001/04/xmlenc#aes256-cbc", 32);

    /** Returns the response with its assertion encrypted; the namespaces around it stay undeclared in it. */
    String encrypted(String xml, PublicKey key) {
        int begin = xml.indexOf("<saml:Assertion");
        int end = xml.indexOf("</saml:Assertion>") + "</saml:Assertion>".length();
        return xml.substring(0, begin) + element(xml.substring(begin, end), key) + xml.substring(end);
    }

    String element(String plain, PublicKey key) {
        try {
            byte[] secret = new byte[KEY_BYTES.get(data)];
            String encryptedKey = """
                    <xenc:EncryptedKey xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"><xenc:EncryptionMethod \
                    Algorithm="%s">%s</xenc:EncryptionMethod><xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue>\
                    </xenc:CipherData></xenc:EncryptedKey>""".formatted(transport, parameters, base64(wrapped(secret, key)));
            return """
                    <saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" \
                    Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="%s"/>\
                    <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">%s</ds:KeyInfo><xenc:CipherData>\
                    <xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>%s\
                    </saml:EncryptedAssertion>""".formatted(
                            data,
                            beside ? "" : encryptedKey,
                            base64(sealed(plain.getBytes(StandardCharsets.UTF_8), secret)),
                            beside ? encryptedKey : "");
        } catch (Exception notEncrypted) {
            throw new IllegalStateException(notEncrypted);
        }
    }

    private byte[] wrapped(byte[] secret, PublicKey key) throws Exception {
        if (transport.endsWith("rsa-1_5")) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(secret);
        }
        boolean sha256 = parameters.contains("mgf1sha256");
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                key,
                new OAEPParameterSpec(
                        sha256 ? "SHA-256" : "SHA-1",
                        "MGF1",
                        sha256 ? MGF1ParameterSpec.SHA256 : MGF1ParameterSpec.SHA1,
                        PSource.PSpecified.DEFAULT));
        return cipher.doFinal(secret);
    }

    private byte[] sealed(byte[] plain, byte[] secret) throws Exception {
        boolean gcm = data.endsWith("gcm");
        byte[] iv = new byte[gcm ? 12 : 16];
        Cipher cipher = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(secret, "AES"),
                gcm ? new GCMParameterSpec(128, iv) : new IvParameterSpec(iv));
        byte[] sealed = cipher.doFinal(plain);
        byte[] octets = new byte[iv.length + sealed.length];
        System.arraycopy(iv, 0, octets, 0, iv.length);
        System.arraycopy(sealed, 0, octets, iv.length, sealed.length);
        return octets;
    }

    private static String base64(byte[] octets) {
        return Base64.getMimeEncoder().encodeToString(octets);
    }
}

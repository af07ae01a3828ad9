package io.muster.idp.connection.saml;

import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An encrypted assertion (saml-core 2.3.4) with AES-GCM (xmlenc-core1 5.2.4) and one key for us by RSA-OAEP. Older
 * block modes and RSA 1.5 are refused, because they let a stranger ask what a decrypted text looks like.
 */
final class EncryptedAssertion {
    private static final Map<String, Integer> KEY_BYTES = Map.of(
            SamlNames.ENCRYPTION_11 + "aes128-gcm", 16,
            SamlNames.ENCRYPTION_11 + "aes192-gcm", 24,
            SamlNames.ENCRYPTION_11 + "aes256-gcm", 32);
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Element encrypted;
    private final Element data;
    private final Element key;

    private EncryptedAssertion(Element encrypted) {
        this.encrypted = encrypted;
        this.data = required(encrypted, "EncryptedData");
        this.key = XmlElements.child(data, SamlNames.SIGNATURE, "KeyInfo")
                .flatMap(info -> XmlElements.child(info, SamlNames.ENCRYPTION, "EncryptedKey"))
                .orElseGet(() -> required(encrypted, "EncryptedKey"));
    }

    /**
     * Puts what was encrypted in the place of the encrypted assertion, with the namespaces of its surroundings, which
     * it may use undeclared (xmlenc-core1 4.4). The document has to be judged again.
     *
     * @throws SignInRefused SAML_ENCRYPTION_ALGORITHM or SAML_NOT_DECRYPTED
     * @throws XmlRefused if what was encrypted is not an element within the limits
     */
    static void decryptInPlace(Element encrypted, SpKeys keys) {
        new EncryptedAssertion(encrypted).replace(keys);
    }

    private void replace(SpKeys keys) {
        NamespacesInScope namespaces = NamespacesInScope.of(encrypted);
        String plain = new String(decrypted(keys), StandardCharsets.UTF_8);
        String xml = namespaces.startTag("decrypted") + plain + "</decrypted>";
        Document parsed = BoundedXml.parse(xml.getBytes(StandardCharsets.UTF_8));
        for (Element content : XmlElements.children(parsed.getDocumentElement())) {
            Element imported = (Element) encrypted.getOwnerDocument().importNode(content, true);
            namespaces.declareOn(imported);
            encrypted.getParentNode().insertBefore(imported, encrypted);
        }
        encrypted.getParentNode().removeChild(encrypted);
    }

    private byte[] decrypted(SpKeys keys) {
        String algorithm = algorithm(data);
        int keyBytes = Optional.ofNullable(KEY_BYTES.get(algorithm)).orElseThrow(() -> notAllowed(algorithm));
        RsaOaep transport = RsaOaep.of(required(key, "EncryptionMethod"));
        byte[] wrapped = octets(key);
        byte[] octets = octets(data);
        return keys.all().stream()
                .flatMap(key -> transport.unwrap(wrapped, key.privateKey()).stream())
                .filter(unwrapped -> unwrapped.getEncoded().length == keyBytes)
                .flatMap(unwrapped -> aesGcm(octets, unwrapped).stream())
                .findFirst()
                .orElseThrow(() -> notDecrypted("None of " + keys.all().size() + " keys decrypts the assertion"));
    }

    private static Optional<byte[]> aesGcm(byte[] octets, SecretKey key) {
        if (octets.length < IV_BYTES) {
            return Optional.empty();
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, octets, 0, IV_BYTES));
            return Optional.of(cipher.doFinal(octets, IV_BYTES, octets.length - IV_BYTES));
        } catch (GeneralSecurityException notAuthentic) {
            return Optional.empty();
        }
    }

    /** Reads the octets beside the algorithm; a reference to octets elsewhere is not followed. */
    private static byte[] octets(Element encryptedType) {
        Element value = required(required(encryptedType, "CipherData"), "CipherValue");
        return Base64Text.decode(XmlElements.text(value))
                .orElseThrow(() -> notDecrypted("The encrypted octets are not Base64"));
    }

    private static String algorithm(Element encryptedType) {
        return XmlElements.attribute(required(encryptedType, "EncryptionMethod"), "Algorithm")
                .orElse("");
    }

    private static Element required(Element parent, String name) {
        return XmlElements.child(parent, SamlNames.ENCRYPTION, name)
                .orElseThrow(() -> notDecrypted(parent.getLocalName() + " contains no " + name));
    }

    private static SignInRefused notAllowed(String algorithm) {
        return new SignInRefused(
                SignInCode.SAML_ENCRYPTION_ALGORITHM, "The assertion is encrypted by " + Quoted.of(algorithm));
    }

    private static SignInRefused notDecrypted(String detail) {
        return new SignInRefused(SignInCode.SAML_NOT_DECRYPTED, detail);
    }
}

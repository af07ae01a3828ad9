package io.muster.idp.connection.saml;

import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.w3c.dom.Element;

/**
 * Key transport by RSA-OAEP (xmlenc-core1 5.5.2). SHA-1 is allowed in it, and is the default of the older name: OAEP
 * does not depend on collisions.
 *
 * @param digest the JDK's name of the digest
 * @param mask the digest of the mask generation function
 */
record RsaOaep(String digest, MGF1ParameterSpec mask) {
    private static final String WITH_MGF1_SHA1 = SamlNames.ENCRYPTION + "rsa-oaep-mgf1p";
    private static final String WITH_ANY_MGF = SamlNames.ENCRYPTION_11 + "rsa-oaep";
    private static final Map<String, String> DIGESTS = Map.of(
            SamlNames.SIGNATURE + "sha1",
            "SHA-1",
            SamlNames.ENCRYPTION + "sha256",
            "SHA-256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "SHA-384",
            SamlNames.ENCRYPTION + "sha512",
            "SHA-512");
    private static final Map<String, MGF1ParameterSpec> MASKS = Map.of(
            SamlNames.ENCRYPTION_11 + "mgf1sha1", MGF1ParameterSpec.SHA1,
            SamlNames.ENCRYPTION_11 + "mgf1sha256", MGF1ParameterSpec.SHA256,
            SamlNames.ENCRYPTION_11 + "mgf1sha384", MGF1ParameterSpec.SHA384,
            SamlNames.ENCRYPTION_11 + "mgf1sha512", MGF1ParameterSpec.SHA512);

    /** @throws SignInRefused SAML_ENCRYPTION_ALGORITHM if the method is another one or has a label */
    static RsaOaep of(Element method) {
        String algorithm = XmlElements.attribute(method, "Algorithm").orElse("");
        boolean anyMask = algorithm.equals(WITH_ANY_MGF);
        boolean label =
                XmlElements.child(method, SamlNames.ENCRYPTION, "OAEPparams").isPresent();
        if (label || !(anyMask || algorithm.equals(WITH_MGF1_SHA1))) {
            throw notAllowed(algorithm);
        }
        String digest = parameter(method, SamlNames.SIGNATURE, "DigestMethod", DIGESTS, "SHA-1");
        return new RsaOaep(
                digest,
                anyMask
                        ? parameter(method, SamlNames.ENCRYPTION_11, "MGF", MASKS, MGF1ParameterSpec.SHA1)
                        : MGF1ParameterSpec.SHA1);
    }

    /** Returns the AES key; empty if it was not encrypted for this key. */
    Optional<SecretKey> unwrap(byte[] wrapped, PrivateKey key) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(
                    Cipher.UNWRAP_MODE, key, new OAEPParameterSpec(digest, "MGF1", mask, PSource.PSpecified.DEFAULT));
            return Optional.of((SecretKey) cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY));
        } catch (GeneralSecurityException notForThisKey) {
            return Optional.empty();
        }
    }

    private static <T> T parameter(Element method, String namespace, String name, Map<String, T> allowed, T unnamed) {
        Optional<String> algorithm = XmlElements.child(method, namespace, name)
                .map(element -> XmlElements.attribute(element, "Algorithm").orElse(""));
        if (algorithm.isEmpty()) {
            return unnamed;
        }
        return algorithm.map(allowed::get).orElseThrow(() -> notAllowed(algorithm.get()));
    }

    private static SignInRefused notAllowed(String algorithm) {
        return new SignInRefused(
                SignInCode.SAML_ENCRYPTION_ALGORITHM,
                "The key of the assertion is encrypted by " + Quoted.of(algorithm) + ", or with a label");
    }
}

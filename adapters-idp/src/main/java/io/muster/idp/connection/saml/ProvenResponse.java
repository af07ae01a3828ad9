package io.muster.idp.connection.saml;

import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The part of a response that a signature covers. A signed response covers its assertion. An assertion with a signature
 * of its own is proven by that as well, even if the response around it is signed already.
 *
 * @param response the response as it was signed; empty if only the assertion is signed
 * @param assertion the root of a document that contains nothing unsigned
 */
record ProvenResponse(Optional<Element> response, Element assertion) {
    /**
     * @throws SignInRefused if neither is signed, a signature fails, a document has an unclear shape, or an encrypted
     *     assertion is not within a signed response
     */
    static ProvenResponse of(Document received, SamlSettings settings, SpKeys spKeys) {
        ResponseShape.require(received);
        List<PublicKey> keys =
                settings.certificates().stream().map(IdpCertificate::key).toList();
        Optional<Element> response =
                SignedElement.of(received.getDocumentElement()).map(signed -> signed.proven(keys));
        response.ifPresent(signed -> ResponseShape.require(signed.getOwnerDocument()));
        Element assertion = plain(response, received.getDocumentElement(), spKeys);
        Optional<Element> signed = SignedElement.of(assertion).map(element -> element.proven(keys));
        if (response.isEmpty() && signed.isEmpty()) {
            throw new SignInRefused(SignInCode.SAML_UNSIGNED, "Neither response nor assertion has a signature");
        }
        return new ProvenResponse(response, signed.orElse(assertion));
    }

    private static Element plain(Optional<Element> signed, Element received, SpKeys spKeys) {
        Element response = signed.orElse(received);
        Element assertion = ResponseShape.assertionOf(response);
        if (XmlElements.is(assertion, SamlNames.ASSERTION, "Assertion")) {
            return assertion;
        }
        if (signed.isEmpty()) {
            throw new SignInRefused(
                    SignInCode.SAML_ENCRYPTED_UNSIGNED, "The assertion is encrypted in an unsigned response");
        }
        EncryptedAssertion.decryptInPlace(assertion, spKeys);
        ResponseShape.require(response.getOwnerDocument());
        return ResponseShape.assertionOf(response);
    }
}

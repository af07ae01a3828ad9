package io.muster.idp.connection.saml;

import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.io.IOException;
import java.security.NoSuchProviderException;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/**
 * An element with an enveloped signature (xmldsig-core 3.2). The signature does not approve a tree, it selects the
 * octets that it covers: everything is read from a new parse of these octets.
 */
final class SignedElement {
    private static final String KEEP_DIGESTED_OCTETS = "javax.xml.crypto.dsig.cacheReference";
    private static final String SECURE_VALIDATION = "org.jcp.xml.dsig.secureValidation";

    private final Element signed;
    private final Element signature;

    private SignedElement(Element signed, Element signature) {
        this.signed = signed;
        this.signature = signature;
    }

    /** Returns empty if the element has no signature of its own. */
    static Optional<SignedElement> of(Element element) {
        return XmlElements.child(element, SamlNames.SIGNATURE, "Signature")
                .map(signature -> new SignedElement(element, signature));
    }

    /**
     * Returns the element as a new parse of what one of the keys signed: without the signature, and in a document of
     * its own. The keys and certificates in the signature itself are removed unread.
     *
     * @throws SignInRefused if the signature has another form or algorithm, or fits none of the keys or not the element
     */
    Element proven(Collection<PublicKey> keys) {
        String algorithm = SignatureShape.require(signature, signed);
        XmlElements.child(signature, SamlNames.SIGNATURE, "KeyInfo").ifPresent(signature::removeChild);
        signed.setIdAttributeNS(null, "ID", true);
        List<PublicKey> suitable = keys.stream()
                .filter(key -> key.getAlgorithm().equals(algorithm))
                .toList();
        for (PublicKey key : suitable) {
            DOMValidateContext context = context(key);
            XMLSignature parsed = parsed(context);
            if (isSignedBy(parsed, context)) {
                return BoundedXml.parse(digested(parsed, context)).getDocumentElement();
            }
        }
        throw new SignInRefused(
                SignInCode.SAML_WRONG_KEY,
                "The signature of " + signed.getLocalName() + " fits none of " + suitable.size() + " " + algorithm
                        + " certificates");
    }

    private DOMValidateContext context(PublicKey key) {
        DOMValidateContext context = new DOMValidateContext(KeySelector.singletonKeySelector(key), signature);
        context.setProperty(KEEP_DIGESTED_OCTETS, true);
        context.setProperty(SECURE_VALIDATION, true);
        return context;
    }

    private static XMLSignature parsed(DOMValidateContext context) {
        try {
            return signatures().unmarshalXMLSignature(context);
        } catch (MarshalException notASignature) {
            throw new SignInRefused(SignInCode.SAML_SIGNATURE_SHAPE, "A signature cannot be read");
        }
    }

    private static boolean isSignedBy(XMLSignature signature, DOMValidateContext context) {
        try {
            return signature.getSignatureValue().validate(context);
        } catch (XMLSignatureException notOfThisKey) {
            return false;
        }
    }

    private byte[] digested(XMLSignature parsed, DOMValidateContext context) {
        Reference reference = parsed.getSignedInfo().getReferences().get(0);
        try {
            if (reference.validate(context)) {
                return reference.getDigestInputStream().readAllBytes();
            }
        } catch (XMLSignatureException notDigestible) {
            throw altered();
        } catch (IOException impossible) {
            throw new IllegalStateException("octets in memory can be read", impossible);
        }
        throw altered();
    }

    private SignInRefused altered() {
        return new SignInRefused(
                SignInCode.SAML_ALTERED, "The digest of " + signed.getLocalName() + " differs from the signed one");
    }

    /** Returns the JDK's own implementation, whatever other one is on the class path. It is not for several threads. */
    private static XMLSignatureFactory signatures() {
        try {
            return XMLSignatureFactory.getInstance("DOM", "XMLDSig");
        } catch (NoSuchProviderException impossible) {
            throw new IllegalStateException("every JDK has this provider", impossible);
        }
    }
}

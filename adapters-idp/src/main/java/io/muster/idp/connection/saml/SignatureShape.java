package io.muster.idp.connection.saml;

import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Refuses every XML signature but the one that SAML describes (saml-core 5.4): enveloped, with one reference to the
 * element that contains it, exclusive canonicalization, and algorithms of a list. The list is looked at before anything
 * is instantiated by the names that the signature contains.
 */
final class SignatureShape {
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String ENVELOPED = SamlNames.SIGNATURE + "enveloped-signature";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    private static final Set<String> RSA = Set.of(MORE + "rsa-sha256", MORE + "rsa-sha384", MORE + "rsa-sha512");
    private static final Set<String> EC = Set.of(MORE + "ecdsa-sha256", MORE + "ecdsa-sha384", MORE + "ecdsa-sha512");
    private static final Set<String> DIGESTS =
            Set.of(SamlNames.ENCRYPTION + "sha256", MORE + "sha384", SamlNames.ENCRYPTION + "sha512");

    private SignatureShape() {}

    /**
     * Returns the algorithm of the keys that can have made the signature, as the JDK names it.
     *
     * @throws SignInRefused SAML_SIGNATURE_SHAPE or SAML_SIGNATURE_ALGORITHM
     */
    static String require(Element signature, Element signed) {
        List<Element> parts = XmlElements.onlyChildren(signature);
        Element signedInfo = part(parts, 0, "SignedInfo");
        requireBase64(part(parts, 1, "SignatureValue"));
        if (parts.size() > 2) {
            part(parts, 2, "KeyInfo");
        }
        requireSize(parts, 3);
        return requireSignedInfo(signedInfo, signed);
    }

    private static String requireSignedInfo(Element signedInfo, Element signed) {
        List<Element> parts = XmlElements.onlyChildren(signedInfo);
        Element canonicalization = part(parts, 0, "CanonicalizationMethod");
        Element method = part(parts, 1, "SignatureMethod");
        requireReference(part(parts, 2, "Reference"), signed);
        requireSize(parts, 3);
        requireExclusive(canonicalization);
        return keyAlgorithm(method);
    }

    private static void requireReference(Element reference, Element signed) {
        String id = XmlElements.attribute(signed, "ID").orElse("");
        if (id.isEmpty() || !XmlElements.attribute(reference, "URI").equals(Optional.of("#" + id))) {
            throw shape("A signature does not refer to the element that contains it");
        }
        List<Element> parts = XmlElements.onlyChildren(reference);
        List<Element> transforms = XmlElements.onlyChildren(part(parts, 0, "Transforms"));
        Element digest = part(parts, 1, "DigestMethod");
        requireBase64(part(parts, 2, "DigestValue"));
        requireSize(parts, 3);
        requireAlgorithm(part(transforms, 0, "Transform"), Set.of(ENVELOPED));
        requireExclusive(part(transforms, 1, "Transform"));
        requireSize(transforms, 2);
        requireAlgorithm(digest, DIGESTS);
    }

    /** Accepts the list of prefixes that exclusive canonicalization can have (xml-exc-c14n section 4), and no more. */
    private static void requireExclusive(Element method) {
        if (!algorithm(method).equals(EXCLUSIVE)) {
            throw notAllowed(method);
        }
        List<Element> parameters = XmlElements.onlyChildren(method);
        boolean prefixes =
                parameters.size() == 1 && XmlElements.is(parameters.get(0), EXCLUSIVE, "InclusiveNamespaces");
        if (!parameters.isEmpty() && !prefixes) {
            throw notAllowed(method);
        }
    }

    private static String keyAlgorithm(Element method) {
        if (RSA.contains(algorithm(method))) {
            requireAlgorithm(method, RSA);
            return "RSA";
        }
        requireAlgorithm(method, EC);
        return "EC";
    }

    private static void requireAlgorithm(Element method, Set<String> allowed) {
        if (!allowed.contains(algorithm(method))
                || !XmlElements.onlyChildren(method).isEmpty()) {
            throw notAllowed(method);
        }
    }

    private static void requireBase64(Element value) {
        if (Base64Text.decode(XmlElements.text(value))
                .filter(octets -> octets.length > 0)
                .isEmpty()) {
            throw shape(value.getLocalName() + " is not Base64");
        }
    }

    private static Element part(List<Element> parts, int index, String name) {
        if (parts.size() <= index || !XmlElements.is(parts.get(index), SamlNames.SIGNATURE, name)) {
            throw shape("A signature has no " + name + " where it has to be");
        }
        return parts.get(index);
    }

    private static void requireSize(List<Element> parts, int max) {
        if (parts.size() > max) {
            throw shape("A signature contains an unexpected "
                    + Quoted.of(parts.get(max).getNodeName()));
        }
    }

    private static String algorithm(Element method) {
        return XmlElements.attribute(method, "Algorithm").orElse("");
    }

    private static SignInRefused shape(String detail) {
        return new SignInRefused(SignInCode.SAML_SIGNATURE_SHAPE, detail);
    }

    private static SignInRefused notAllowed(Element method) {
        return new SignInRefused(
                SignInCode.SAML_SIGNATURE_ALGORITHM,
                method.getLocalName() + " is " + Quoted.of(algorithm(method)) + ", or has parameters");
    }
}

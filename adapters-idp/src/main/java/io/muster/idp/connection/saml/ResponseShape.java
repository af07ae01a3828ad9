package io.muster.idp.connection.saml;

import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Comment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;

/**
 * Refuses a response in which two readers could find two different things, before any signature is looked at. Accepted
 * responses have one assertion in one place, each signature within the element that it signs, and each ID once, so that
 * nothing can be wrapped around a signed element (saml-core 5.4).
 */
final class ResponseShape {
    /** The elements before the assertion, in their order. */
    private static final List<String> SEQUENCE = List.of("Issuer", "Signature", "Extensions", "Status");

    private final Element response;
    private final Set<String> ids = new HashSet<>();
    private int assertions;

    private ResponseShape(Element response) {
        this.response = response;
    }

    /**
     * @throws SignInRefused if the document has a comment or processing instruction, more or less than one assertion, a
     *     signature outside of response and assertion, or an ID twice or in another namespace
     * @throws XmlRefused MALFORMED if the response has a child that the schema does not have there
     */
    static void require(Document document) {
        ResponseShape shape = new ResponseShape(document.getDocumentElement());
        XmlElements.forEach(document, shape::visit);
        shape.requireOneAssertion();
        shape.requireSequence();
    }

    /** Returns the only assertion, plain or encrypted, of a response of this shape. */
    static Element assertionOf(Element response) {
        return XmlElements.children(response).stream()
                .filter(ResponseShape::isAnyAssertion)
                .findFirst()
                .orElseThrow();
    }

    private void visit(Node node) {
        if (node instanceof Comment || node instanceof ProcessingInstruction) {
            throw new SignInRefused(
                    SignInCode.SAML_COMMENT, "The response contains a comment or a processing instruction");
        }
        if (node instanceof Element element) {
            visitElement(element);
        }
    }

    private void visitElement(Element element) {
        if (isAnyAssertion(element)) {
            assertions++;
        }
        if (XmlElements.is(element, SamlNames.SIGNATURE, "Signature")) {
            requireInSignedElement(element);
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            requireUniqueId((Attr) attributes.item(i));
        }
    }

    private void requireOneAssertion() {
        List<Element> direct = XmlElements.children(response).stream()
                .filter(ResponseShape::isAnyAssertion)
                .toList();
        if (assertions != 1 || direct.size() != 1) {
            throw new SignInRefused(
                    SignInCode.SAML_ASSERTION_COUNT,
                    "The response contains " + assertions + " assertions, " + direct.size() + " of them directly");
        }
    }

    /** Refuses children that the schema does not have, in another order or twice (saml-schema-protocol-2.0). */
    private void requireSequence() {
        int last = -1;
        for (Element child : XmlElements.onlyChildren(response)) {
            int position = isAnyAssertion(child) ? SEQUENCE.size() : SEQUENCE.indexOf(child.getLocalName());
            if (position <= last || !namespace(child).equals(child.getNamespaceURI())) {
                throw XmlElements.malformed("The response contains " + Quoted.of(child.getNodeName())
                        + " where the schema does not have it");
            }
            last = position;
        }
    }

    private static String namespace(Element child) {
        return switch (child.getLocalName()) {
            case "Extensions", "Status" -> SamlNames.PROTOCOL;
            case "Signature" -> SamlNames.SIGNATURE;
            default -> SamlNames.ASSERTION;
        };
    }

    private void requireInSignedElement(Element signature) {
        Node parent = signature.getParentNode();
        boolean inAssertion =
                XmlElements.is(parent, SamlNames.ASSERTION, "Assertion") && parent.getParentNode() == response;
        if (parent != response && !inAssertion) {
            throw new SignInRefused(
                    SignInCode.SAML_SIGNATURE_SHAPE, "A signature is neither in the response nor in its assertion");
        }
        if (XmlElements.children((Element) parent, SamlNames.SIGNATURE, "Signature")
                        .size()
                > 1) {
            throw new SignInRefused(SignInCode.SAML_SIGNATURE_SHAPE, "One element has several signatures");
        }
    }

    private void requireUniqueId(Attr attribute) {
        if (!attribute.getLocalName().equalsIgnoreCase("ID")) {
            return;
        }
        if (attribute.getNamespaceURI() != null) {
            throw new SignInRefused(SignInCode.SAML_DUPLICATE_ID, "An ID attribute belongs to a namespace");
        }
        if (!ids.add(attribute.getValue())) {
            throw new SignInRefused(SignInCode.SAML_DUPLICATE_ID, "Two elements have the same ID");
        }
    }

    private static boolean isAnyAssertion(Node node) {
        return XmlElements.is(node, SamlNames.ASSERTION, "Assertion")
                || XmlElements.is(node, SamlNames.ASSERTION, "EncryptedAssertion");
    }
}

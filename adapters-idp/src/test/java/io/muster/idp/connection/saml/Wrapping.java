package io.muster.idp.connection.saml;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signature wrapping: a forged element where the application looks, and the signed one where the signature finds it (On
 * Breaking SAML, Somorovsky et al. 2012, numbered as there).
 */
enum Wrapping {
    /** The forged response has the signature, which contains the signed response. */
    XSW1("Response"),
    /** The forged response has the signed response before a detached signature. */
    XSW2("Response"),
    /** The forged assertion stands before the signed one. */
    XSW3("Assertion"),
    /** The forged assertion contains the signed one. */
    XSW4("Assertion"),
    /** The forged assertion has the signature; the signed one stands at the end of the response. */
    XSW5("Assertion"),
    /** The forged assertion has the signature, which contains the signed assertion. */
    XSW6("Assertion"),
    /** The forged assertion is hidden in Extensions, before the signed one. */
    XSW7("Assertion"),
    /** The forged assertion has the signature, in whose Object the signed assertion is. */
    XSW8("Assertion");

    static final String MALLORY = "mallory";

    private final String signed;

    Wrapping(String signed) {
        this.signed = signed;
    }

    /** Returns the element whose signature is attacked. */
    String signed() {
        return signed;
    }

    String applied(String xml) {
        Document document = TestIdp.parse(xml);
        switch (this) {
            case XSW1 -> xsw1(document);
            case XSW2 -> xsw2(document);
            case XSW3 -> xsw3(document);
            case XSW4 -> xsw4(document);
            case XSW5 -> xsw5(document);
            case XSW6 -> xsw6(document);
            case XSW7 -> xsw7(document);
            case XSW8 -> xsw8(document);
        }
        return TestIdp.text(document);
    }

    private static void xsw1(Document document) {
        Element signed = document.getDocumentElement();
        Element forged = forged(signed);
        Element signature = signature(signed);
        document.replaceChild(forged, signed);
        signature(forged).getParentNode().replaceChild(signature, signature(forged));
        signature.appendChild(signed);
    }

    private static void xsw2(Document document) {
        Element signed = document.getDocumentElement();
        Element forged = forged(signed);
        Element signature = signature(signed);
        document.replaceChild(forged, signed);
        signature(forged).getParentNode().replaceChild(signature, signature(forged));
        forged.insertBefore(signed, signature);
    }

    private static void xsw3(Document document) {
        Element signed = assertion(document);
        Element forged = forged(signed);
        forged.removeChild(signature(forged));
        signed.getParentNode().insertBefore(forged, signed);
    }

    private static void xsw4(Document document) {
        Element signed = assertion(document);
        Element forged = forged(signed);
        forged.removeChild(signature(forged));
        signed.getParentNode().replaceChild(forged, signed);
        forged.appendChild(signed);
    }

    private static void xsw5(Document document) {
        Element signed = assertion(document);
        Element forged = forged(signed);
        signed.removeChild(signature(signed));
        signed.getParentNode().replaceChild(forged, signed);
        document.getDocumentElement().appendChild(signed);
    }

    private static void xsw6(Document document) {
        Element signed = assertion(document);
        Element forged = forged(signed);
        signed.removeChild(signature(signed));
        signed.getParentNode().replaceChild(forged, signed);
        signature(forged).appendChild(signed);
    }

    private static void xsw7(Document document) {
        Element signed = assertion(document);
        Element forged = forged(signed);
        forged.removeChild(signature(forged));
        Element extensions = document.createElementNS(SamlNames.PROTOCOL, "samlp:Extensions");
        extensions.appendChild(forged);
        signed.getParentNode().insertBefore(extensions, signed);
    }

    private static void xsw8(Document document) {
        Element signed = assertion(document);
        Element forged = forged(signed);
        signed.removeChild(signature(signed));
        signed.getParentNode().replaceChild(forged, signed);
        Element object = document.createElementNS(SamlNames.SIGNATURE, "ds:Object");
        object.appendChild(signed);
        signature(forged).appendChild(object);
    }

    private static Element forged(Element signed) {
        Element forged = (Element) signed.cloneNode(true);
        rename(forged);
        forged.getElementsByTagNameNS(SamlNames.ASSERTION, "NameID").item(0).setTextContent(MALLORY);
        return forged;
    }

    /** Replaces the IDs below a node, so that no ID is used twice. */
    private static void rename(Node node) {
        if (node instanceof Element element && element.hasAttribute("ID")) {
            element.setAttribute("ID", element.getAttribute("ID") + "_forged");
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            rename(child);
        }
    }

    private static Element assertion(Document document) {
        return (Element) document.getElementsByTagNameNS(SamlNames.ASSERTION, "Assertion")
                .item(0);
    }

    private static Element signature(Element signed) {
        for (Node child = signed.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (XmlElements.is(child, SamlNames.SIGNATURE, "Signature")) {
                return (Element) child;
            }
        }
        throw new IllegalArgumentException("not signed");
    }
}

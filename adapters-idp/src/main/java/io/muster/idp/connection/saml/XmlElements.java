package io.muster.idp.connection.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Reads elements of a document within {@link XmlLimits}. */
final class XmlElements {
    private XmlElements() {}

    static boolean is(Node node, String namespace, String name) {
        return namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /**
     * Returns all children of an element that the schema allows no text in.
     *
     * @throws XmlRefused MALFORMED if there is text other than white space between them
     */
    static List<Element> onlyChildren(Element parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text && !text.getData().isBlank()) {
                throw malformed("The element " + parent.getLocalName() + " contains text");
            }
        }
        return children(parent);
    }

    static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
    }

    /**
     * Returns the only child of this name; empty if there is none.
     *
     * @throws XmlRefused MALFORMED if there are several
     */
    static Optional<Element> child(Element parent, String namespace, String name) {
        List<Element> children = children(parent, namespace, name);
        if (children.size() > 1) {
            throw malformed(
                    "The XML has " + children.size() + " elements " + name + " in one " + parent.getLocalName());
        }
        return children.stream().findFirst();
    }

    /** Returns the value of an attribute without namespace; empty if it is absent. */
    static Optional<String> attribute(Element element, String name) {
        return element.hasAttributeNS(null, name) ? Optional.of(element.getAttributeNS(null, name)) : Optional.empty();
    }

    /**
     * Returns the text of an element, without white space around it.
     *
     * @throws XmlRefused MALFORMED if it contains anything but text
     */
    static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (!(child instanceof Text)) {
                throw malformed("The element " + element.getLocalName() + " contains more than text");
            }
            text.append(child.getNodeValue());
        }
        return text.toString().strip();
    }

    /** Visits the node and all below it in document order. Recurses as deep as {@link XmlLimits#MAX_DEPTH} at most. */
    static void forEach(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            forEach(child, visitor);
        }
    }

    static XmlRefused malformed(String detail) {
        return new XmlRefused(XmlRefused.Reason.MALFORMED, detail);
    }
}

package io.muster.idp.connection.saml;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The namespaces that are declared on an element and around it (xml-names 6.1).
 *
 * @param byAttribute the names of namespaces by the qualified names of their declarations
 */
record NamespacesInScope(Map<String, String> byAttribute) {
    private static final String DECLARATION = XMLConstants.XMLNS_ATTRIBUTE_NS_URI;

    static NamespacesInScope of(Element element) {
        Map<String, String> namespaces = new TreeMap<>();
        for (Node node = element; node instanceof Element ancestor; node = node.getParentNode()) {
            NamedNodeMap attributes = ancestor.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                if (DECLARATION.equals(attribute.getNamespaceURI())) {
                    namespaces.putIfAbsent(attribute.getName(), attribute.getValue());
                }
            }
        }
        return new NamespacesInScope(namespaces);
    }

    /** Returns a start tag that declares all of them. */
    String startTag(String name) {
        return byAttribute.entrySet().stream()
                .map(namespace -> " " + namespace.getKey() + "=\"" + escaped(namespace.getValue()) + "\"")
                .collect(Collectors.joining("", "<" + name, ">"));
    }

    /** Declares on the element what it does not declare itself. */
    void declareOn(Element element) {
        byAttribute.forEach((attribute, namespace) -> {
            if (!element.hasAttribute(attribute)) {
                element.setAttributeNS(DECLARATION, attribute, namespace);
            }
        });
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}

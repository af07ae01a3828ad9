package io.muster.idp.connection.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Changes a response at random, as text or as a tree. */
final class Mutation {
    private static final int MAX_STEPS = 3;
    private static final List<String> SNIPPETS = List.of(
            "<!-- -->",
            "<?x y?>",
            "<![CDATA[x]]>",
            "&#x20;",
            "&#xD;",
            "&amp;",
            " ",
            "\n",
            "\u00e9",
            "<x/>",
            "<saml:Assertion ID=\"_x\"/>",
            "<saml:EncryptedAssertion/>",
            "<saml:NameID>mallory</saml:NameID>",
            "xmlns:saml=\"urn:x\" ",
            "xml:id=\"_assertion\" ",
            "ID=\"_assertion\" ",
            "mallory");
    private static final List<String> VALUES = List.of(
            "",
            "_assertion",
            "_response",
            "#_assertion",
            "#_response",
            "2.0",
            "true",
            "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
            "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
            "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
            "http://www.w3.org/TR/1999/REC-xslt-19991116",
            "http://www.w3.org/2000/09/xmldsig#base64",
            "2020-01-01T00:00:00Z",
            "2036-01-01T00:00:00Z");
    private static final List<String> NAMES =
            List.of("Assertion", "EncryptedAssertion", "Response", "Extensions", "Advice", "NameID", "Signature", "x");
    private static final List<String> NAMESPACES =
            List.of(SamlNames.ASSERTION, SamlNames.PROTOCOL, SamlNames.SIGNATURE, SamlNames.ENCRYPTION, "urn:x");

    private final RandomGenerator random;

    Mutation(RandomGenerator random) {
        this.random = random;
    }

    /** Returns the response with one to three changes; now and then wrapped, or not well-formed any more. */
    String of(String xml) {
        String changed = xml;
        for (int steps = 1 + random.nextInt(MAX_STEPS); steps > 0 && !changed.isEmpty(); steps--) {
            changed = step(changed);
        }
        return changed;
    }

    private String step(String xml) {
        return switch (random.nextInt(8)) {
            case 0 -> replaced(xml);
            case 1 -> inserted(xml);
            case 2 -> wrapped(xml);
            default -> changedTree(xml);
        };
    }

    private String replaced(String xml) {
        int at = random.nextInt(xml.length());
        char other = (char) (' ' + random.nextInt('~' - ' '));
        return xml.substring(0, at) + other + xml.substring(at + 1);
    }

    private String inserted(String xml) {
        int at = random.nextInt(xml.length());
        return xml.substring(0, at) + pick(SNIPPETS) + xml.substring(at);
    }

    private String wrapped(String xml) {
        try {
            return pick(List.of(Wrapping.values())).applied(xml);
        } catch (RuntimeException notApplicable) {
            return inserted(xml);
        }
    }

    private String changedTree(String xml) {
        try {
            Document document = TestIdp.parse(xml);
            change(document);
            return TestIdp.text(document);
        } catch (RuntimeException notATree) {
            return replaced(xml);
        }
    }

    private void change(Document document) {
        List<Element> elements = elements(document);
        Element element = pick(elements);
        Element other = pick(elements);
        switch (random.nextInt(9)) {
            case 0 -> element.getParentNode().removeChild(element);
            case 1 -> element.getParentNode().insertBefore(element.cloneNode(true), element);
            case 2 -> other.appendChild(element);
            case 3 -> other.getParentNode().insertBefore(element, other);
            case 4 -> document.renameNode(element, pick(NAMESPACES), "n:" + pick(NAMES));
            case 5 -> element.setTextContent(pick(List.of("mallory", "", "AAAA", Scene.IDP_ID)));
            case 6 -> other.appendChild(forged(element));
            case 7 -> changeAttribute(element);
            default -> wrap(element, document.createElementNS(pick(NAMESPACES), "n:" + pick(NAMES)));
        }
    }

    private static Node forged(Element element) {
        Element forged = (Element) element.cloneNode(true);
        for (Element inside : elements(forged)) {
            if (inside.getLocalName().equals("NameID")) {
                inside.setTextContent(Wrapping.MALLORY);
            }
            if (inside.hasAttribute("ID")) {
                inside.setAttribute("ID", inside.getAttribute("ID") + "_");
            }
        }
        return forged;
    }

    private static void wrap(Element element, Element around) {
        element.getParentNode().replaceChild(around, element);
        around.appendChild(element);
    }

    private void changeAttribute(Element element) {
        if (element.getAttributes().getLength() == 0 || random.nextInt(3) == 0) {
            element.setAttribute(pick(List.of("ID", "Id", "URI", "Algorithm", "Format", "x")), pick(VALUES));
            return;
        }
        Node attribute = element.getAttributes()
                .item(random.nextInt(element.getAttributes().getLength()));
        attribute.setNodeValue(pick(VALUES));
    }

    private static List<Element> elements(Node root) {
        List<Element> elements = new ArrayList<>();
        XmlElements.forEach(root, node -> {
            if (node instanceof Element element) {
                elements.add(element);
            }
        });
        return elements;
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}

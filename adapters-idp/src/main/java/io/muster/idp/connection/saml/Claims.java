package io.muster.idp.connection.saml;

import io.muster.domain.dialect.Tolerance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * The attributes of an assertion (saml-core 2.7.3) in their order. An attribute that is repeated, as some identity
 * providers do for each group, has all values. Encrypted attributes and values that are not text are left out.
 */
record Claims(Map<String, List<String>> values) {
    @Tolerance("repeated-attribute")
    static Claims of(Element assertion) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Element statement : Elements.children(assertion, SamlNames.ASSERTION, "AttributeStatement")) {
            for (Element attribute : Elements.children(statement, SamlNames.ASSERTION, "Attribute")) {
                String name = Elements.attribute(attribute, "Name").orElse("").strip();
                values.computeIfAbsent(name, first -> new ArrayList<>()).addAll(texts(attribute));
            }
        }
        return new Claims(values);
    }

    /** Returns the values under the chosen name, or else under the first usual name that was sent, in any case. */
    Optional<List<String>> find(Optional<String> chosen, List<String> usual) {
        if (chosen.isPresent()) {
            return chosen.map(values::get);
        }
        return usual.stream().flatMap(name -> ignoringCase(name).stream()).findFirst();
    }

    Optional<String> first(Optional<String> chosen, List<String> usual) {
        return find(chosen, usual).flatMap(found -> found.stream().findFirst());
    }

    private Optional<List<String>> ignoringCase(String name) {
        return values.entrySet().stream()
                .filter(claim -> claim.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static List<String> texts(Element attribute) {
        return Elements.children(attribute, SamlNames.ASSERTION, "AttributeValue").stream()
                .filter(value -> Elements.children(value).isEmpty())
                .map(Elements::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}

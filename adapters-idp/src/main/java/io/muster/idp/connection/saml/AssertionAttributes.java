package io.muster.idp.connection.saml;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.signin.SampleClaims;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * The attributes of an assertion (saml-core 2.7.3) in their order. An attribute that is repeated, as some identity
 * providers do for each group, has all values. Encrypted attributes and values that are not text are left out.
 */
record AssertionAttributes(Map<String, List<String>> values) {
    @Tolerance("repeated-attribute")
    static AssertionAttributes of(Element assertion) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Element statement : XmlElements.children(assertion, SamlNames.ASSERTION, "AttributeStatement")) {
            for (Element attribute : XmlElements.children(statement, SamlNames.ASSERTION, "Attribute")) {
                String name =
                        XmlElements.attribute(attribute, "Name").orElse("").strip();
                values.computeIfAbsent(name, first -> new ArrayList<>()).addAll(texts(attribute));
            }
        }
        return new AssertionAttributes(values);
    }

    /** Returns attributes as an admin entered them: each is a text or several. Values that are objects are left out. */
    static AssertionAttributes of(SampleClaims sample) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        sample.claims().forEach((name, value) -> values.put(name.strip(), texts(value)));
        return new AssertionAttributes(values);
    }

    /** Returns the values under the name that {@link #name} returns. */
    Optional<List<String>> find(Optional<String> chosen, List<String> usual) {
        return name(chosen, usual).map(values::get);
    }

    Optional<String> first(Optional<String> chosen, List<String> usual) {
        return find(chosen, usual).flatMap(found -> found.stream().findFirst());
    }

    /** Returns the chosen name, or else the first usual one that was sent, in any case. */
    Optional<String> name(Optional<String> chosen, List<String> usual) {
        if (chosen.isPresent()) {
            return chosen.filter(values::containsKey);
        }
        return usual.stream().flatMap(name -> ignoringCase(name).stream()).findFirst();
    }

    private Optional<String> ignoringCase(String name) {
        return values.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
    }

    private static List<String> texts(Object value) {
        Collection<?> several = value instanceof Collection<?> many ? many : List.of(value);
        return several.stream()
                .filter(one -> !(one instanceof Map || one instanceof Collection))
                .map(Object::toString)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<String> texts(Element attribute) {
        return XmlElements.children(attribute, SamlNames.ASSERTION, "AttributeValue").stream()
                .filter(value -> XmlElements.children(value).isEmpty())
                .map(XmlElements::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}

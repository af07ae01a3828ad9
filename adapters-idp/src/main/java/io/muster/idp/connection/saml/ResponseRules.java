package io.muster.idp.connection.saml;

import io.muster.domain.connection.SamlSettings;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * Judges the message around the assertion (saml-core 3.2.2, saml-bindings 3.5.5.2). They are asked of the message as it
 * came, since an answer "not authenticated" has neither assertion nor signature, and again of the signed one.
 *
 * @param settings the identity provider that has to have issued it
 * @param serviceProvider the service provider to which it has to be addressed
 * @param request the request that it has to answer
 */
record ResponseRules(SamlSettings settings, ServiceProvider serviceProvider, SamlRequest request, Times times) {
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    /** @throws SignInRefused for the first rule that the response breaks */
    void require(Element response) {
        requireResponse(response);
        requireIssuer(response);
        requireDestination(response);
        requireAnswer(response);
        requireSuccess(response);
        times.requireBegun(response, "IssueInstant");
    }

    /** @throws SignInRefused SAML_DESTINATION if a signed response has no destination */
    void requireSigned(Element response) {
        require(response);
        if (XmlElements.attribute(response, "Destination").isEmpty()) {
            throw new SignInRefused(SignInCode.SAML_DESTINATION, "The signed response has no Destination");
        }
    }

    private static void requireResponse(Element response) {
        boolean version2 = XmlElements.attribute(response, "Version").equals(Optional.of(SamlNames.VERSION));
        boolean identified = XmlElements.attribute(response, "ID").isPresent()
                && XmlElements.attribute(response, "IssueInstant").isPresent();
        if (!XmlElements.is(response, SamlNames.PROTOCOL, "Response") || !version2 || !identified) {
            throw XmlElements.malformed("The document is a " + Quoted.of(response.getNodeName())
                    + ", not a SAML 2.0 Response with ID and IssueInstant");
        }
    }

    private void requireIssuer(Element response) {
        Optional<String> issuer = Issuer.of(response);
        if (issuer.filter(other -> !other.equals(settings.entityId())).isPresent()) {
            throw new SignInRefused(SignInCode.SAML_ISSUER, "The issuer of the response is " + Quoted.of(issuer.get()));
        }
    }

    private void requireDestination(Element response) {
        Optional<String> destination = XmlElements.attribute(response, "Destination");
        if (destination
                .filter(other -> !other.equals(serviceProvider.acs().toString()))
                .isPresent()) {
            throw new SignInRefused(SignInCode.SAML_DESTINATION, "The Destination is " + Quoted.of(destination.get()));
        }
    }

    private void requireAnswer(Element response) {
        String answered = XmlElements.attribute(response, "InResponseTo")
                .orElseThrow(() -> new SignInRefused(SignInCode.SAML_UNSOLICITED, "The response has no InResponseTo"));
        if (!answered.equals(request.id())) {
            throw new SignInRefused(SignInCode.SAML_IN_RESPONSE_TO, "The response answers " + Quoted.of(answered));
        }
    }

    private static void requireSuccess(Element response) {
        Element status = XmlElements.child(response, SamlNames.PROTOCOL, "Status")
                .orElseThrow(() -> XmlElements.malformed("The response has no Status"));
        Element code = XmlElements.child(status, SamlNames.PROTOCOL, "StatusCode")
                .orElseThrow(() -> XmlElements.malformed("The response has no StatusCode"));
        requireOnly(status, Set.of("StatusCode", "StatusMessage", "StatusDetail"));
        requireOnlyCodes(code);
        if (!XmlElements.attribute(code, "Value").equals(Optional.of(SUCCESS))) {
            throw new SignInRefused(SignInCode.SAML_STATUS, "The status is " + described(status, code));
        }
    }

    private static void requireOnlyCodes(Element code) {
        requireOnly(code, Set.of("StatusCode"));
        XmlElements.children(code).forEach(ResponseRules::requireOnlyCodes);
    }

    private static void requireOnly(Element parent, Set<String> names) {
        for (Element child : XmlElements.onlyChildren(parent)) {
            if (!SamlNames.PROTOCOL.equals(child.getNamespaceURI()) || !names.contains(child.getLocalName())) {
                throw XmlElements.malformed("The status contains " + Quoted.of(child.getNodeName()));
            }
        }
    }

    /** Returns the code, the second-level codes and the message (saml-core 3.2.2.2). */
    private static String described(Element status, Element code) {
        StringBuilder text = new StringBuilder();
        Optional<Element> level = Optional.of(code);
        while (level.isPresent()) {
            text.append(lastPart(XmlElements.attribute(level.get(), "Value").orElse("")))
                    .append(' ');
            level = XmlElements.child(level.get(), SamlNames.PROTOCOL, "StatusCode");
        }
        text.append(XmlElements.children(status, SamlNames.PROTOCOL, "StatusMessage").stream()
                .map(XmlElements::text)
                .collect(Collectors.joining(" ")));
        return Quoted.of(text.toString().strip());
    }

    private static String lastPart(String urn) {
        return urn.substring(urn.lastIndexOf(':') + 1);
    }
}

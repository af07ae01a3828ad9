package io.muster.idp.connection.saml;

import io.muster.domain.connection.IdpCertificate;
import io.muster.idp.testing.Secrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.w3c.dom.Element;

/**
 * A SAML identity provider without a server: it reads the request that a browser would bring, and returns the form that
 * the browser would post. It signs the assertion with its own key, and lies if a test wants it.
 */
public final class TestSamlProvider {
    public static final String ENTITY_ID = "https://idp.example/saml";
    public static final String SSO_URL = "https://idp.example/sso";

    /** A line of the value. */
    private static final Pattern SIGNATURE = Pattern.compile("SignatureValue>\\s*([\\w+/=]+)");

    private final TestIdp signer = TestIdp.rsa();
    private final String assertionId = "_" + UUID.randomUUID();
    private boolean oneAssertion;
    private UnaryOperator<String> before = xml -> xml;
    private UnaryOperator<String> after = xml -> xml;

    /** The form that a browser posts to the assertion consumer service. */
    public record Form(String acs, Map<String, String> fields) {
        String field(String name) {
            return Objects.requireNonNull(fields.get(name));
        }
    }

    /** A request that was received, as XML, with its parameters. */
    public record Received(String xml, Map<String, String> parameters) {
        public String attribute(String name) {
            return root().getAttribute(name);
        }

        public String issuer() {
            return TestIdp.children(root(), "Issuer").item(0).getTextContent();
        }

        private Element root() {
            return TestIdp.parse(xml).getDocumentElement();
        }
    }

    public IdpCertificate certificate() {
        return signer.certificate();
    }

    /** Returns the metadata that describes it. */
    public String metadata(IdpCertificate... certificates) {
        StringBuilder keys = new StringBuilder();
        for (IdpCertificate certificate : certificates) {
            keys.append("<md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>")
                    .append(certificate.text())
                    .append("</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>");
        }
        return "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\""
                + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" entityID=\"" + ENTITY_ID + "\">"
                + "<md:IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">" + keys
                + "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\""
                + " Location=\"" + SSO_URL + "\"/></md:IDPSSODescriptor></md:EntityDescriptor>";
    }

    /** Changes responses before they are signed. */
    public void changes(UnaryOperator<String> change) {
        before = change;
    }

    /** Changes responses after they were signed. */
    public void alters(UnaryOperator<String> change) {
        after = change;
    }

    /** Uses one ID for all assertions. */
    public void repeatsItself() {
        oneAssertion = true;
    }

    /** Reads the request in an address of the single sign-on service. */
    public static Received received(String location) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : URI.create(location).getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        byte[] deflated = Base64.getDecoder().decode(parameters.get("SAMLRequest"));
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
            return new Received(new String(in.readAllBytes(), StandardCharsets.UTF_8), parameters);
        } catch (IOException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** Signs a person in who came with this address. */
    public Form signsIn(String location, String nameId, Map<String, String> attributes) {
        Received request = received(location);
        String xml = response(
                request.attribute("AssertionConsumerServiceURL"),
                request.issuer(),
                "InResponseTo=\"" + request.attribute("ID") + "\"",
                nameId,
                attributes);
        return form(
                request.attribute("AssertionConsumerServiceURL"),
                xml,
                Map.of("RelayState", request.parameters().get("RelayState")));
    }

    /** Signs a person in who clicked its tile: nobody asked for it. */
    public Form unsolicited(String acs, String audience, String nameId, Map<String, String> attributes) {
        return form(acs, response(acs, audience, "", nameId, attributes), Map.of());
    }

    private Form form(String acs, String xml, Map<String, String> more) {
        Map<String, String> fields = new LinkedHashMap<>(more);
        String signed = after.apply(signer.signed(before.apply(xml), "Assertion"));
        String response = TestIdp.encoded(signed);
        Secrets.add(response);
        SIGNATURE.matcher(signed).results().map(value -> value.group(1)).forEach(Secrets::add);
        fields.put("SAMLResponse", response);
        return new Form(acs, fields);
    }

    private String response(String acs, String audience, String answer, String nameId, Map<String, String> attributes) {
        Instant now = Instant.now();
        String id = oneAssertion ? assertionId : "_" + UUID.randomUUID();
        String claims = attributes.entrySet().stream()
                .map(entry -> "<saml:Attribute Name=\"" + entry.getKey() + "\"><saml:AttributeValue>" + entry.getValue()
                        + "</saml:AttributeValue></saml:Attribute>")
                .collect(Collectors.joining());
        return """
                <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_%1$s" Version="2.0" IssueInstant="%2$s" \
                Destination="%4$s" %6$s><saml:Issuer>%8$s</saml:Issuer><samlp:Status>\
                <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
                <saml:Assertion ID="%9$s" Version="2.0" IssueInstant="%2$s"><saml:Issuer>%8$s</saml:Issuer>\
                <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">%7$s\
                </saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
                <saml:SubjectConfirmationData %6$s Recipient="%4$s" NotOnOrAfter="%3$s"/></saml:SubjectConfirmation>\
                </saml:Subject><saml:Conditions NotBefore="%2$s" NotOnOrAfter="%3$s"><saml:AudienceRestriction>\
                <saml:Audience>%5$s</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
                <saml:AuthnStatement AuthnInstant="%2$s"><saml:AuthnContext><saml:AuthnContextClassRef>\
                urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext>\
                </saml:AuthnStatement><saml:AttributeStatement>%10$s</saml:AttributeStatement></saml:Assertion>\
                </samlp:Response>""".formatted(
                        UUID.randomUUID(),
                        now,
                        now.plus(Duration.ofMinutes(5)),
                        acs,
                        audience,
                        answer,
                        nameId,
                        ENTITY_ID,
                        id,
                        claims);
    }
}

package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.application.port.out.connection.IdentityProviders.Replays;
import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.SamlAttributeNames;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One request of ours, and the response to it that is good in every respect until a test changes it. */
final class Scene {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final TestIdp IDP = TestIdp.rsa();

    /** Another one; tests share both, since making a key takes longer than most tests. */
    static final TestIdp OTHER = TestIdp.rsa();

    static final String IDP_ID = "https://idp.example/saml";
    static final URI SSO_URL = URI.create("https://idp.example/sso?tenant=acme");
    static final ServiceProvider OURS = new ServiceProvider(
            URI.create("https://muster.example/api/v1/saml/acme/metadata"),
            URI.create("https://muster.example/api/v1/saml/acme/acs"));
    static final SamlRequest REQUEST =
            new SamlRequest("01935d7e-0000-7000-8000-00000000000a", NOW.minusSeconds(30), false);
    static final SpKeys KEYS =
            new SpKeys(new SpKey(IDP.pair().getPrivate(), IDP.certificate().x509()), Optional.empty());
    static final SamlSettings SETTINGS = settings(SamlAttributeNames.USUAL, IDP.certificate());
    static final SamlResponse READER = new SamlResponse(SETTINGS, OURS, KEYS, REQUEST);
    static final Replays NEVER_USED = (id, end) -> true;

    /** A response without signature. */
    static final String UNSIGNED = """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
            xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" Version="2.0" \
            IssueInstant="2026-11-24T10:00:00.123Z" Destination="https://muster.example/api/v1/saml/acme/acs" \
            InResponseTo="_01935d7e-0000-7000-8000-00000000000a">
              <saml:Issuer>https://idp.example/saml</saml:Issuer>
              <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
              <saml:Assertion ID="_assertion" Version="2.0" IssueInstant="2026-11-24T10:00:00Z">
                <saml:Issuer>https://idp.example/saml</saml:Issuer>
                <saml:Subject>
                  <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">ana-4711</saml:NameID>
                  <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
                    <saml:SubjectConfirmationData InResponseTo="_01935d7e-0000-7000-8000-00000000000a" \
            Recipient="https://muster.example/api/v1/saml/acme/acs" NotOnOrAfter="2026-11-24T10:05:00Z"/>
                  </saml:SubjectConfirmation>
                </saml:Subject>
                <saml:Conditions NotBefore="2026-11-24T09:59:00Z" NotOnOrAfter="2026-11-24T10:04:00Z">
                  <saml:AudienceRestriction>
                    <saml:Audience>https://muster.example/api/v1/saml/acme/metadata</saml:Audience>
                  </saml:AudienceRestriction>
                </saml:Conditions>
                <saml:AuthnStatement AuthnInstant="2026-11-24T09:30:00Z" SessionIndex="_session">
                  <saml:AuthnContext>
                    <saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>
                  </saml:AuthnContext>
                </saml:AuthnStatement>
                <saml:AttributeStatement>
                  <saml:Attribute Name="email"><saml:AttributeValue>ana@acme.example</saml:AttributeValue></saml:Attribute>
                </saml:AttributeStatement>
              </saml:Assertion>
            </samlp:Response>
            """;

    private Scene() {}

    static SamlSettings settings(SamlAttributeNames names, IdpCertificate... certificates) {
        return new SamlSettings(IDP_ID, SSO_URL, List.of(certificates), Optional.empty(), false, names);
    }

    static List<String> certificates(SpKeys keys) {
        return keys.all().stream().map(key -> key.pair().certificate()).toList();
    }

    static String signedAssertion(String xml) {
        return IDP.signed(xml, "Assertion");
    }

    static String signedResponse(String xml) {
        return IDP.signed(xml, "Response");
    }

    static String doublySigned(String xml) {
        return signedResponse(signedAssertion(xml));
    }

    static ProvenIdentity prove(String xml) {
        return prove(READER, xml);
    }

    static ProvenIdentity prove(SamlResponse reader, String xml) {
        return reader.prove(TestIdp.encoded(xml), NOW, NEVER_USED);
    }

    static SignInCode refusal(String xml) {
        return refusal(READER, xml);
    }

    static SignInCode refusal(SamlResponse reader, String xml) {
        SignInRefused refused = catchThrowableOfType(SignInRefused.class, () -> prove(reader, xml));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.detail()).isNotBlank().hasSizeLessThan(600);
        return refused.code();
    }

    /** Returns the text with the first occurrence of a part replaced; fails if there is none. */
    static String with(String xml, String part, String replacement) {
        int at = xml.indexOf(part);
        assertThat(at).as(part).isNotNegative();
        return xml.substring(0, at) + replacement + xml.substring(at + part.length());
    }

    static String time(Duration fromNow) {
        return NOW.plus(fromNow).toString();
    }
}

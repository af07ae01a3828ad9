package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.ProviderMetadata;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdpMetadataTest {
    private static final IdpCertificate FIRST = Scene.IDP.certificate();
    private static final IdpCertificate SECOND = Scene.OTHER.certificate();
    private static final String REDIRECT = """
            <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" \
            Location="https://idp.example/sso2"/>""";
    private static final String POST = """
            <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" \
            Location="https://idp.example/post"/>""";

    @Test
    void allCertificatesThatSignAreRead() {
        ProviderMetadata metadata = read(entity(
                "<!-- published -->" + key("use=\"signing\"", FIRST.text()) + key("", SECOND.text())
                        + key("use=\"signing\"", "AAAA")
                        + key(
                                "use=\"encryption\"",
                                TestIdp.ec(Scene.OTHER).certificate().text()),
                POST + REDIRECT));

        assertThat(metadata.entityId()).isEqualTo(Scene.IDP_ID);
        assertThat(metadata.ssoUrl()).hasToString("https://idp.example/sso2");
        assertThat(metadata.certificates()).containsExactly(FIRST, SECOND);
        assertThat(metadata.validUntil()).isEmpty();
        assertThat(metadata.wantsSignedRequests()).isFalse();
    }

    @Test
    void refreshTakesNewCertificatesAndDropsVanishedOnes() {
        SamlSettings refreshed = read(entity(key("", SECOND.text()), REDIRECT)).refresh(Scene.SETTINGS);

        assertThat(refreshed.certificates()).containsExactly(SECOND);
        assertThat(refreshed.ssoUrl()).hasToString("https://idp.example/sso2");
        assertThat(refreshed.attributes()).isEqualTo(Scene.SETTINGS.attributes());
    }

    @Test
    void metadataOfAnotherProviderIsNotTaken() {
        ProviderMetadata other =
                read(entity(key("", FIRST.text()), REDIRECT).replace(Scene.IDP_ID, "https://evil.example"));

        assertThatThrownBy(() -> other.refresh(Scene.SETTINGS))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("https://evil.example");
    }

    @Test
    void documentWithoutAUsableCertificateOrAddressIsRefused() {
        assertRefused(entity("", REDIRECT), "certificate");
        assertRefused(entity(key("", "AAAA"), REDIRECT), "certificate");
        assertRefused(entity(key("", FIRST.text()), POST), "HTTP-Redirect");
        assertRefused(entity(key("", FIRST.text()), REDIRECT.replace("https://idp.example/sso2", "a b")), "Location");
        assertRefused(entity(key("", FIRST.text()), REDIRECT).replace("entityID", "x"), "entityID");
    }

    @Test
    void entityIdThatIsNotOneLineIsRefused() {
        for (String character : new String[] {"&#10;", "&#x2028;", "&#x202e;"}) {
            assertRefused(
                    entity(key("", FIRST.text()), REDIRECT).replace(Scene.IDP_ID, Scene.IDP_ID + character + "a"),
                    "entityID must be one line");
        }
    }

    @Test
    void metadataEndsAtTheEndOfTheEntityOrOfTheDocumentAroundIt() {
        String ended = entity(key("", FIRST.text()), REDIRECT)
                .replace("entityID=", "validUntil=\"2026-11-24T10:00:00Z\" entityID=");
        String lasting = ended.replace("10:00:00Z", "10:00:01Z");

        assertRefused(ended, "has ended");
        assertThat(read(lasting).validUntil()).contains(Instant.parse("2026-11-24T10:00:01Z"));
        assertRefused(
                entities("validUntil=\"2026-11-24T10:00:00Z\"", entity(key("", FIRST.text()), REDIRECT)), "ended");
    }

    @Test
    void exactlyOneIdentityProviderIsExpected() {
        String one = entity(key("", FIRST.text()), REDIRECT);
        String service = "<md:EntityDescriptor entityID=\"sp\"><md:SPSSODescriptor/></md:EntityDescriptor>";

        assertThat(read(entities("", one + service)).entityId()).isEqualTo(Scene.IDP_ID);
        assertRefused(entities("", one + one), "2 SAML 2.0 identity providers");
        assertRefused(entities("", service), "0 SAML 2.0 identity providers");
        assertRefused("<a/>", "0 SAML 2.0 identity providers");
    }

    @Test
    void documentBeyondTheLimitsIsRefused() {
        assertRefused("", "not well-formed");
        assertRefused("<!DOCTYPE a><a/>", "document type");
        assertRefused("<a>".repeat(20_000) + "</a>".repeat(20_000), "deeper than 100");
        assertRefused("<a>" + "<b/>".repeat(20_000) + "</a>", "20000 nodes");
        assertRefused("<a>" + " ".repeat(400_000) + "</a>", "400000 bytes");
    }

    private static ProviderMetadata read(String xml) {
        return IdpMetadata.read(xml.getBytes(StandardCharsets.UTF_8), Scene.NOW);
    }

    private static void assertRefused(String xml, String cause) {
        assertThatThrownBy(() -> read(xml)).isInstanceOf(Problem.class).hasMessageContaining(cause);
    }

    private static String entity(String keys, String services) {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">\
                <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">%s%s\
                </md:IDPSSODescriptor></md:EntityDescriptor>""".formatted(Scene.IDP_ID, keys, services);
    }

    private static String entities(String attributes, String content) {
        return "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" %s>%s</md:EntitiesDescriptor>"
                .formatted(attributes, content);
    }

    private static String key(String use, String certificate) {
        return """
                <md:KeyDescriptor %s><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>\
                <ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>""".formatted(use, certificate);
    }
}

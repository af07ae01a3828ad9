package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class SpMetadataTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void metadataHasEntityIdAndAcs() {
        Element entity = parsed(SpMetadata.xml(Scene.OURS, Scene.certificates(Scene.KEYS), true));
        Element role =
                XmlElements.child(entity, SamlNames.METADATA, "SPSSODescriptor").orElseThrow();
        Element acs = XmlElements.child(role, SamlNames.METADATA, "AssertionConsumerService")
                .orElseThrow();

        assertThat(entity.getAttribute("entityID"))
                .isEqualTo(Scene.OURS.entityId().toString());
        assertThat(role.getAttribute("AuthnRequestsSigned")).isEqualTo("true");
        assertThat(acs.getAttribute("Location")).isEqualTo(Scene.OURS.acs().toString());
        assertThat(acs.getAttribute("Binding")).isEqualTo(SamlNames.POST);
    }

    @Test
    void bothKeysOfARolloverArePublishedForBothUses() {
        TestIdp next = Scene.OTHER;
        SpKey second = new SpKey(next.pair().getPrivate(), next.certificate().x509());
        Element entity = parsed(SpMetadata.xml(
                Scene.OURS, Scene.certificates(new SpKeys(Scene.KEYS.signing(), Optional.of(second))), false));
        Element role =
                XmlElements.child(entity, SamlNames.METADATA, "SPSSODescriptor").orElseThrow();

        assertThat(XmlElements.children(role, SamlNames.METADATA, "KeyDescriptor"))
                .extracting(key -> key.getAttribute("use"))
                .containsExactly("signing", "signing", "encryption", "encryption");
    }

    @Test
    void addressesWithMarkupAreEscapedInTheMetadata() {
        ServiceProvider strange = new ServiceProvider(Scene.OURS.entityId().resolve("?a=1&b=2"), Scene.OURS.acs());

        assertThat(parsed(SpMetadata.xml(strange, Scene.certificates(Scene.KEYS), false))
                        .getAttribute("entityID"))
                .endsWith("?a=1&b=2");
    }

    @Test
    void generatedKeyHasASelfSignedCertificate() throws GeneralSecurityException {
        for (Instant end : List.of(Instant.parse("2029-11-24T00:00:00Z"), Instant.parse("2056-11-24T00:00:00Z"))) {
            X509Certificate certificate = SelfSignedCertificate.of(Scene.IDP.pair(), "Muster Straße", BEGIN, end);

            assertThat(certificate.getNotBefore().toInstant()).isEqualTo(BEGIN);
            assertThat(certificate.getNotAfter().toInstant()).isEqualTo(end);
            assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Muster Straße");
            assertThat(certificate.getVersion()).isEqualTo(3);
            assertThat(certificate.getSerialNumber()).isPositive();
        }
        SpKey key = SpKey.generate(new SecureRandom(), "Muster", BEGIN, BEGIN.plusSeconds(60));
        key.certificate().verify(key.certificate().getPublicKey());
        assertThat(key).hasToString("SpKey[CN=Muster]");
    }

    private static Element parsed(String xml) {
        return BoundedXml.parse(xml.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
    }
}

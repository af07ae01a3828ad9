package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.connection.SamlSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class AuthnRequestTest {
    @Test
    void requestNamesUsAndTheAttemptAndKeepsTheQueryOfTheAddress() throws IOException {
        URI address = AuthnRequest.redirect(Scene.SETTINGS, Scene.OURS, Scene.KEYS, Scene.REQUEST);
        Element request = request(address);

        assertThat(address.toString()).startsWith("https://idp.example/sso?tenant=acme&SAMLRequest=");
        assertThat(parameters(address)).containsEntry("RelayState", Scene.REQUEST.attempt());
        assertThat(parameters(address)).doesNotContainKeys("SigAlg", "Signature");
        assertThat(request.getAttribute("ID")).isEqualTo("_" + Scene.REQUEST.attempt());
        assertThat(request.getAttribute("Version")).isEqualTo("2.0");
        assertThat(request.getAttribute("IssueInstant")).isEqualTo("2026-11-24T09:59:30Z");
        assertThat(request.getAttribute("Destination")).isEqualTo("https://idp.example/sso?tenant=acme");
        assertThat(request.getAttribute("AssertionConsumerServiceURL"))
                .isEqualTo(Scene.OURS.acs().toString());
        assertThat(request.hasAttribute("ForceAuthn")).isFalse();
        assertThat(TestIdp.children(request, "Issuer").item(0).getTextContent())
                .isEqualTo(Scene.OURS.entityId().toString());
    }

    @Test
    void stepUpForcesAuthentication() throws IOException {
        SamlRequest fresh = new SamlRequest(Scene.REQUEST.attempt(), Scene.REQUEST.issued(), true);
        URI address = AuthnRequest.redirect(Scene.SETTINGS, Scene.OURS, Scene.KEYS, fresh);

        assertThat(request(address).getAttribute("ForceAuthn")).isEqualTo("true");
    }

    @Test
    void signatureCoversTheQueryAsItIsSent() throws GeneralSecurityException {
        String query = AuthnRequest.redirect(signing(), Scene.OURS, Scene.KEYS, Scene.REQUEST)
                .getRawQuery()
                .substring("tenant=acme&".length());
        int end = query.indexOf("&Signature=");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(Scene.KEYS.signing().certificate());
        signature.update(query.substring(0, end).getBytes(StandardCharsets.US_ASCII));

        assertThat(query.substring(0, end)).matches("SAMLRequest=[^&]+&RelayState=[^&]+&SigAlg=[^&]+rsa-sha256");
        assertThat(signature.verify(Base64.getDecoder()
                        .decode(URLDecoder.decode(
                                query.substring(end + "&Signature=".length()), StandardCharsets.UTF_8))))
                .isTrue();
    }

    static SamlSettings signing() {
        SamlSettings settings = Scene.SETTINGS;
        return new SamlSettings(
                settings.entityId(),
                settings.ssoUrl(),
                settings.certificates(),
                settings.metadataUrl(),
                true,
                settings.attributes());
    }

    private static Element request(URI address) throws IOException {
        byte[] deflated = Base64.getDecoder().decode(parameters(address).get("SAMLRequest"));
        byte[] xml = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true)).readAllBytes();
        return BoundedXml.parse(xml).getDocumentElement();
    }

    private static Map<String, String> parameters(URI address) {
        return Stream.of(address.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }
}

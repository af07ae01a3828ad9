package io.muster.idp.connection.saml;

import io.muster.domain.connection.SamlSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the request to authenticate (saml-core 3.4.1) with the binding HTTP-Redirect (saml-bindings 3.4). */
public final class AuthnRequest {
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    private AuthnRequest() {}

    /** Returns the address to which the browser is sent; signed by the first of our keys if the settings say so. */
    public static URI redirect(
            SamlSettings settings, ServiceProvider serviceProvider, SpKeys keys, SamlRequest request) {
        String query = "SAMLRequest=" + encoded(deflated(xml(settings, serviceProvider, request))) + "&RelayState="
                + encoded(request.attempt());
        if (settings.signRequests()) {
            String signed = query + "&SigAlg=" + encoded(RSA_SHA256);
            query = signed + "&Signature=" + encoded(signature(signed, keys.signing()));
        }
        String separator = settings.ssoUrl().getRawQuery() == null ? "?" : "&";
        return URI.create(settings.ssoUrl() + separator + query);
    }

    static String xml(SamlSettings settings, ServiceProvider serviceProvider, SamlRequest request) {
        return XmlText.of(out -> write(out, settings, serviceProvider, request));
    }

    private static void write(
            XMLStreamWriter out, SamlSettings settings, ServiceProvider serviceProvider, SamlRequest request)
            throws XMLStreamException {
        out.writeStartElement("samlp", "AuthnRequest", SamlNames.PROTOCOL);
        out.writeNamespace("samlp", SamlNames.PROTOCOL);
        out.writeNamespace("saml", SamlNames.ASSERTION);
        out.writeAttribute("ID", request.id());
        out.writeAttribute("Version", SamlNames.VERSION);
        out.writeAttribute(
                "IssueInstant", request.issued().truncatedTo(ChronoUnit.SECONDS).toString());
        out.writeAttribute("Destination", settings.ssoUrl().toString());
        out.writeAttribute("AssertionConsumerServiceURL", serviceProvider.acs().toString());
        out.writeAttribute("ProtocolBinding", SamlNames.POST);
        if (request.fresh()) {
            out.writeAttribute("ForceAuthn", "true");
        }
        out.writeStartElement("saml", "Issuer", SamlNames.ASSERTION);
        out.writeCharacters(serviceProvider.entityId().toString());
        out.writeEndElement();
        out.writeEmptyElement("samlp", "NameIDPolicy", SamlNames.PROTOCOL);
        out.writeAttribute("AllowCreate", "true");
        out.writeEndElement();
    }

    private static String deflated(String xml) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Deflater withoutHeader = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(octets, withoutHeader)) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException("octets in memory can be written", impossible);
        } finally {
            withoutHeader.end();
        }
        return Base64.getEncoder().encodeToString(octets.toByteArray());
    }

    private static String signature(String query, SpKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.privateKey());
            signature.update(query.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an RSA key signs", impossible);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

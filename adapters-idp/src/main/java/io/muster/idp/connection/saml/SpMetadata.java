package io.muster.idp.connection.saml;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes our metadata (saml-metadata 2.4.4), which depends on the organization and its keys only. */
public final class SpMetadata {
    private static final String AES_256_GCM = SamlNames.ENCRYPTION_11 + "aes256-gcm";
    private static final String RSA_OAEP = SamlNames.ENCRYPTION + "rsa-oaep-mgf1p";

    private SpMetadata() {}

    /**
     * Returns the document with each of our keys once for signatures and once for encryption.
     *
     * @param certificates DER in Base64
     */
    public static String xml(ServiceProvider serviceProvider, List<String> certificates, boolean signRequests) {
        return XmlText.of(out -> write(out, serviceProvider, certificates, signRequests));
    }

    private static void write(
            XMLStreamWriter out, ServiceProvider serviceProvider, List<String> certificates, boolean signRequests)
            throws XMLStreamException {
        out.writeStartElement("md", "EntityDescriptor", SamlNames.METADATA);
        out.writeNamespace("md", SamlNames.METADATA);
        out.writeNamespace("ds", SamlNames.SIGNATURE);
        out.writeAttribute("entityID", serviceProvider.entityId().toString());
        out.writeStartElement("md", "SPSSODescriptor", SamlNames.METADATA);
        out.writeAttribute("AuthnRequestsSigned", Boolean.toString(signRequests));
        out.writeAttribute("WantAssertionsSigned", "true");
        out.writeAttribute("protocolSupportEnumeration", SamlNames.PROTOCOL);
        for (String certificate : certificates) {
            writeKey(out, certificate, "signing", List.of());
        }
        for (String certificate : certificates) {
            writeKey(out, certificate, "encryption", List.of(AES_256_GCM, RSA_OAEP));
        }
        for (String format : List.of(SamlNames.PERSISTENT, SamlNames.EMAIL_ADDRESS, SamlNames.UNSPECIFIED)) {
            out.writeStartElement("md", "NameIDFormat", SamlNames.METADATA);
            out.writeCharacters(format);
            out.writeEndElement();
        }
        out.writeEmptyElement("md", "AssertionConsumerService", SamlNames.METADATA);
        out.writeAttribute("Binding", SamlNames.POST);
        out.writeAttribute("Location", serviceProvider.acs().toString());
        out.writeAttribute("index", "0");
        out.writeAttribute("isDefault", "true");
        out.writeEndElement();
        out.writeEndElement();
    }

    private static void writeKey(XMLStreamWriter out, String certificate, String use, List<String> methods)
            throws XMLStreamException {
        out.writeStartElement("md", "KeyDescriptor", SamlNames.METADATA);
        out.writeAttribute("use", use);
        out.writeStartElement("ds", "KeyInfo", SamlNames.SIGNATURE);
        out.writeStartElement("ds", "X509Data", SamlNames.SIGNATURE);
        out.writeStartElement("ds", "X509Certificate", SamlNames.SIGNATURE);
        out.writeCharacters(certificate);
        out.writeEndElement();
        out.writeEndElement();
        out.writeEndElement();
        for (String method : methods) {
            out.writeEmptyElement("md", "EncryptionMethod", SamlNames.METADATA);
            out.writeAttribute("Algorithm", method);
        }
        out.writeEndElement();
    }
}

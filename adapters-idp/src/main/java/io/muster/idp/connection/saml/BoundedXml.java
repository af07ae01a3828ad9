package io.muster.idp.connection.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Parses XML from outside with the JDK's own parser, whatever other one is on the class path: first as a stream against
 * {@link XmlLimits}, then as a document. Nothing outside of the octets is read.
 */
final class BoundedXml {
    private static final String LEXICAL_HANDLER = "http://xml.org/sax/properties/lexical-handler";
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private BoundedXml() {}

    /** @throws XmlRefused if the octets are more than 400,000, break a limit, or are not well-formed */
    static Document parse(byte[] xml) {
        if (xml.length > XmlLimits.MAX_BYTES) {
            throw XmlLimits.tooLarge("more than " + XmlLimits.MAX_BYTES + " bytes");
        }
        try {
            requireWithinLimits(xml);
            return document(xml);
        } catch (SAXException | IOException notXml) {
            throw new XmlRefused(XmlRefused.Reason.MALFORMED, "The XML is not well-formed");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("every JDK has this parser", impossible);
        }
    }

    private static void requireWithinLimits(byte[] xml) throws SAXException, IOException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        XMLReader reader = factory.newSAXParser().getXMLReader();
        XmlLimits limits = new XmlLimits();
        reader.setContentHandler(limits);
        reader.setErrorHandler(limits);
        reader.setProperty(LEXICAL_HANDLER, limits);
        reader.parse(new InputSource(new ByteArrayInputStream(xml)));
    }

    private static Document document(byte[] xml) throws SAXException, IOException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(NO_DOCTYPE, true);
        factory.setCoalescing(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new XmlLimits());
        return builder.parse(new ByteArrayInputStream(xml));
    }
}

package io.muster.idp.connection.saml;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document; the writer escapes all values. */
final class XmlText {
    /** A part of a document. */
    @FunctionalInterface
    interface Content {
        void writeTo(XMLStreamWriter out) throws XMLStreamException;
    }

    private XmlText() {}

    static String of(Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            content.writeTo(out);
            out.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("text in memory can be written", impossible);
        }
        return text.toString();
    }
}

package io.muster.idp.connection.saml;

import org.xml.sax.Attributes;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Refuses XML beyond the limits while it streams by, so that nothing is built of it and nothing recurses into it:
 * document types and with them all entities, too many nodes, too deep nesting.
 */
final class XmlLimits extends DefaultHandler2 {
    static final int MAX_BYTES = 400_000;
    static final int MAX_DEPTH = 100;
    static final int MAX_NODES = 20_000;

    private int depth;
    private int nodes;
    private boolean inText;

    @Override
    public void startDTD(String name, String publicId, String systemId) {
        throw new XmlRefused(XmlRefused.Reason.DOCTYPE, "The XML has a document type declaration");
    }

    @Override
    public void startElement(String uri, String localName, String qualifiedName, Attributes attributes) {
        inText = false;
        depth++;
        if (depth > MAX_DEPTH) {
            throw tooLarge("elements nested deeper than " + MAX_DEPTH);
        }
        count(1 + attributes.getLength());
    }

    @Override
    public void endElement(String uri, String localName, String qualifiedName) {
        inText = false;
        depth--;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        count(1);
    }

    @Override
    public void characters(char[] text, int start, int length) {
        if (!inText) {
            inText = true;
            count(1);
        }
    }

    @Override
    public void comment(char[] text, int start, int length) {
        count(1);
    }

    @Override
    public void processingInstruction(String target, String data) {
        count(1);
    }

    @Override
    public void fatalError(SAXParseException notXml) throws SAXParseException {
        throw notXml;
    }

    static XmlRefused tooLarge(String what) {
        return new XmlRefused(XmlRefused.Reason.TOO_LARGE, "The XML has " + what);
    }

    private void count(int more) {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw tooLarge("more than " + MAX_NODES + " nodes");
        }
    }
}

package io.muster.idp.connection.saml;

import io.muster.domain.connection.IdpCertificate;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.helpers.DefaultHandler;

/** An identity provider on the JDK alone: signs whatever it is told to, well or badly. */
final class TestIdp {
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    /** The algorithms of a signature, and what else is put into it. */
    record Style(String method, String digest, String canonicalization, List<String> transforms, boolean object) {
        static final Style GOOD = new Style(
                RSA_SHA256,
                DigestMethod.SHA256,
                CanonicalizationMethod.EXCLUSIVE,
                List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE),
                false);

        Style withMethod(String other) {
            return new Style(other, digest, canonicalization, transforms, object);
        }

        Style withDigest(String other) {
            return new Style(method, other, canonicalization, transforms, object);
        }

        Style withCanonicalization(String other) {
            return new Style(method, digest, other, transforms, object);
        }

        Style withTransforms(String... others) {
            return new Style(method, digest, canonicalization, List.of(others), object);
        }

        Style withObject() {
            return new Style(method, digest, canonicalization, transforms, true);
        }
    }

    private final Key key;
    private final KeyPair pair;
    private final PrivateKey issuer;

    private TestIdp(KeyPair pair, Key key, PrivateKey issuer) {
        this.pair = pair;
        this.key = key;
        this.issuer = issuer;
    }

    static TestIdp rsa() {
        KeyPair pair = pair("RSA", 2_048);
        return new TestIdp(pair, pair.getPrivate(), pair.getPrivate());
    }

    /** Returns one with an elliptic curve key, whose certificate the other one issues. */
    static TestIdp ec(TestIdp issuer) {
        KeyPair pair = pair("EC", 256);
        return new TestIdp(pair, pair.getPrivate(), issuer.pair.getPrivate());
    }

    /** Returns one that signs with the octets of the RSA certificate as a shared secret. */
    TestIdp withPublicKeyAsSecret() {
        return new TestIdp(pair, new SecretKeySpec(pair.getPublic().getEncoded(), "HMAC"), issuer);
    }

    KeyPair pair() {
        return pair;
    }

    IdpCertificate certificate() {
        return new IdpCertificate(SelfSignedCertificate.of(
                new KeyPair(pair.getPublic(), issuer),
                "test",
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2036-01-01T00:00:00Z")));
    }

    /** Returns the XML with a signature in the only element of this name, in the place where the schema wants it. */
    String signed(String xml, String name) {
        return signed(xml, name, Style.GOOD);
    }

    String signed(String xml, String name, Style style) {
        Document document = parse(xml);
        Element element = (Element) document.getElementsByTagNameNS("*", name).item(0);
        try {
            sign(element, style);
        } catch (Exception notSigned) {
            throw new IllegalStateException(notSigned);
        }
        return text(document);
    }

    /** Returns the RSA-SHA256 signature of octets. */
    String signatureOf(byte[] octets) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(octets);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void sign(Element element, Style style) throws Exception {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM", "XMLDSig");
        List<Transform> transforms = style.transforms().stream()
                .map(name -> transform(factory, name))
                .toList();
        Reference reference = factory.newReference(
                "#" + element.getAttribute("ID"),
                factory.newDigestMethod(style.digest(), null),
                transforms,
                null,
                null);
        SignedInfo info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(style.canonicalization(), (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(style.method(), null),
                List.of(reference));
        List<XMLObject> objects = style.object()
                ? List.of(factory.newXMLObject(
                        List.of(new DOMStructure(element.getOwnerDocument().createElement("x"))), null, null, null))
                : List.of();
        element.setIdAttributeNS(null, "ID", true);
        DOMSignContext context = new DOMSignContext(key, element, afterIssuer(element));
        context.setDefaultNamespacePrefix("ds");
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        factory.newXMLSignature(info, keyInfo(factory), objects, null, null).sign(context);
    }

    private KeyInfo keyInfo(XMLSignatureFactory factory) {
        return factory.getKeyInfoFactory()
                .newKeyInfo(List.of(factory.getKeyInfoFactory()
                        .newX509Data(List.of(certificate().x509()))));
    }

    private static Transform transform(XMLSignatureFactory factory, String name) {
        try {
            return factory.newTransform(name, (TransformParameterSpec) null);
        } catch (Exception unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }

    private static Node afterIssuer(Element element) {
        return children(element, "Issuer").item(0).getNextSibling();
    }

    static NodeList children(Element element, String name) {
        return element.getElementsByTagNameNS(SamlNames.ASSERTION, name);
    }

    static Document parse(String xml) {
        try {
            DocumentBuilder builder =
                    DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception notXml) {
            throw new IllegalArgumentException(notXml);
        }
    }

    static String text(Node node) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(node), new StreamResult(out));
            return out.toString();
        } catch (Exception notText) {
            throw new IllegalArgumentException(notText);
        }
    }

    static String encoded(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.signin.SignInCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal of a response: the good twin is accepted first, then the bad one is refused with its code. */
class RefusalTest {
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
    private static final String BEGIN_OF_ASSERTION = "<saml:Assertion ID=\"_assertion\"";
    private static final String CONFIRMATION_END = "NotOnOrAfter=\"2026-11-24T10:05:00Z\"";
    private static final String CONDITIONS_END = "NotOnOrAfter=\"2026-11-24T10:04:00Z\"";
    private static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    private static final String REQUEST_ID = "_01935d7e-0000-7000-8000-00000000000a";

    private static final String DIGEST_OF_NOTHING =
            "<ds:DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</ds:DigestValue>";

    /** One refusal. */
    record Case(String name, SignInCode code, String good, String bad) {
        @Override
        public String toString() {
            return code + ": " + name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void badTwinOfAnAcceptedResponseIsRefused(Case refusal) {
        assertThat(Scene.prove(refusal.good()).subject()).isNotEqualTo(Wrapping.MALLORY);
        assertThat(Scene.refusal(refusal.bad())).isEqualTo(refusal.code());
    }

    @Test
    void responseOfTheAllowedDepthIsAccepted() {
        String deep = nested(Scene.signedAssertion(Scene.UNSIGNED), XmlLimits.MAX_DEPTH);

        assertThat(Scene.prove(deep).subject()).isEqualTo("ana-4711");
    }

    @Test
    void everyCodeOfSamlHasARefusal() {
        Set<SignInCode> shown = cases().map(Case::code).collect(Collectors.toSet());
        List<SignInCode> elsewhere = List.of(
                SignInCode.SAML_REPLAYED,
                SignInCode.SAML_ENCRYPTED_UNSIGNED,
                SignInCode.SAML_ENCRYPTION_ALGORITHM,
                SignInCode.SAML_NOT_DECRYPTED);

        assertThat(Arrays.stream(SignInCode.values()).filter(code -> code.name().startsWith("SAML_")))
                .allMatch(code -> shown.contains(code) || elsewhere.contains(code));
    }

    static Stream<Case> cases() {
        return Stream.of(envelopes(), structures(), signatures(), messages(), assertions(), times(), persons())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> envelopes() {
        String good = Scene.signedAssertion(Scene.UNSIGNED);
        return Stream.of(
                received(SignInCode.SAML_MALFORMED, "not XML", good, xml -> "SAMLResponse"),
                received(SignInCode.SAML_MALFORMED, "cut", good, xml -> xml.substring(0, xml.length() - 3)),
                received(SignInCode.SAML_MALFORMED, "another document", good, xml -> "<a/>"),
                received(SignInCode.SAML_MALFORMED, "a request", good, RefusalTest::asRequest),
                received(SignInCode.SAML_DOCTYPE, "a document type", good, xml -> "<!DOCTYPE samlp:Response>" + xml),
                received(SignInCode.SAML_DOCTYPE, "an external entity", good, xml -> external(xml)),
                received(SignInCode.SAML_DOCTYPE, "an external document type", good, RefusalTest::externalDoctype),
                received(SignInCode.SAML_DOCTYPE, "a bomb of entities", good, RefusalTest::bomb),
                received(SignInCode.SAML_TOO_LARGE, "too many bytes", good, xml -> xml + " ".repeat(400_000)),
                received(SignInCode.SAML_TOO_LARGE, "101 levels", good, xml -> nested(xml, 101)),
                received(SignInCode.SAML_TOO_LARGE, "20,000 levels", good, xml -> nested(xml, 20_000)),
                received(
                        SignInCode.SAML_TOO_LARGE,
                        "20,000 elements",
                        good,
                        xml -> withExtensions(xml, "<x/>".repeat(20_000))),
                received(
                        SignInCode.SAML_TOO_LARGE,
                        "20,000 attributes",
                        good,
                        xml -> withExtensions(xml, "<x a='' b='' c='' d='' e=''/>".repeat(4_000))),
                received(
                        SignInCode.SAML_COMMENT,
                        "a comment in NameID",
                        good,
                        xml -> Scene.with(xml, "ana-4711", "ana<!-- -->-4711")),
                received(
                        SignInCode.SAML_COMMENT,
                        "a comment in DigestValue",
                        good,
                        xml -> Scene.with(xml, "<ds:DigestValue>", "<ds:DigestValue>AAAA<!-- -->")),
                received(
                        SignInCode.SAML_COMMENT,
                        "a processing instruction",
                        good,
                        xml -> Scene.with(xml, "ana-4711", "ana<?x?>-4711")),
                received(SignInCode.SAML_COMMENT, "a comment behind the response", good, xml -> xml + "<!-- -->"));
    }

    private static Stream<Case> structures() {
        String good = Scene.signedAssertion(Scene.UNSIGNED);
        String forged =
                part(Scene.UNSIGNED, "Assertion").replace("_assertion", "_f").replace("ana-4711", "mallory");
        return Stream.of(
                received(SignInCode.SAML_ASSERTION_COUNT, "no assertion", good, xml -> without(xml, "Assertion")),
                received(
                        SignInCode.SAML_ASSERTION_COUNT,
                        "a second assertion",
                        good,
                        xml -> Scene.with(xml, BEGIN_OF_ASSERTION, forged + BEGIN_OF_ASSERTION)),
                received(
                        SignInCode.SAML_ASSERTION_COUNT,
                        "an assertion in Extensions",
                        good,
                        xml -> withExtensions(xml, forged)),
                received(
                        SignInCode.SAML_ASSERTION_COUNT,
                        "an encrypted assertion beside it",
                        good,
                        xml -> Scene.with(xml, BEGIN_OF_ASSERTION, "<saml:EncryptedAssertion/>" + BEGIN_OF_ASSERTION)),
                signed(
                        SignInCode.SAML_ASSERTION_COUNT,
                        "an assertion in Advice",
                        "</saml:Conditions>",
                        "</saml:Conditions><saml:Advice>" + forged + "</saml:Advice>"),
                received(
                        SignInCode.SAML_DUPLICATE_ID,
                        "the same ID twice",
                        good,
                        xml -> Scene.with(xml, "ID=\"_response\"", "ID=\"_assertion\"")),
                received(
                        SignInCode.SAML_DUPLICATE_ID,
                        "an ID in another case",
                        good,
                        xml -> withExtensions(xml, "<x Id=\"_assertion\"/>")),
                received(
                        SignInCode.SAML_DUPLICATE_ID,
                        "an ID of a foreign namespace",
                        good,
                        xml -> withExtensions(xml, "<x xmlns:f=\"urn:f\" f:ID=\"_x\"/>")),
                received(
                        SignInCode.SAML_DUPLICATE_ID,
                        "an xml:id",
                        good,
                        xml -> withExtensions(xml, "<x xml:id=\"_x\"/>")));
    }

    private static Stream<Case> signatures() {
        String good = Scene.signedAssertion(Scene.UNSIGNED);
        String goodResponse = Scene.signedResponse(Scene.UNSIGNED);
        String signedInfo = part(good, "SignedInfo");
        TestIdp.Style style = TestIdp.Style.GOOD;
        return Stream.of(
                received(SignInCode.SAML_UNSIGNED, "no signature", good, xml -> Scene.UNSIGNED),
                received(SignInCode.SAML_UNSIGNED, "signature removed", good, xml -> without(xml, "Signature")),
                styled(SignInCode.SAML_WRONG_KEY, "another key with its certificate", Scene.OTHER, style),
                received(
                        SignInCode.SAML_WRONG_KEY,
                        "a signature value of somebody else",
                        good,
                        xml -> xml.replace(
                                part(good, "SignatureValue"),
                                part(Scene.OTHER.signed(Scene.UNSIGNED, "Assertion"), "SignatureValue"))),
                received(
                        SignInCode.SAML_WRONG_KEY,
                        "an empty digest",
                        good,
                        xml -> xml.replace(part(good, "DigestValue"), DIGEST_OF_NOTHING)),
                received(
                        SignInCode.SAML_WRONG_KEY,
                        "a void canonicalization: signature and digest of nothing",
                        good,
                        xml -> signedNothing(Scene.with(xml, "<saml:Subject>", "<saml:Subject xmlns:r=\"relative\">"))),
                received(
                        SignInCode.SAML_SIGNATURE_SHAPE,
                        "no digest",
                        good,
                        xml -> xml.replace(part(good, "DigestValue"), "<ds:DigestValue/>")),
                received(
                        SignInCode.SAML_ALTERED,
                        "another subject in a signed assertion",
                        good,
                        xml -> Scene.with(xml, "ana-4711", "mallory")),
                received(
                        SignInCode.SAML_ALTERED,
                        "another subject in a signed response",
                        goodResponse,
                        xml -> Scene.with(xml, "ana-4711", "mallory")),
                received(
                        SignInCode.SAML_ALTERED,
                        "something around the assertion of a doubly signed response",
                        Scene.doublySigned(Scene.UNSIGNED),
                        xml -> withExtensions(xml, "<x/>")),
                received(
                        SignInCode.SAML_SIGNATURE_SHAPE,
                        "two SignedInfo",
                        good,
                        xml -> xml.replace(signedInfo, signedInfo + signedInfo)),
                received(
                        SignInCode.SAML_SIGNATURE_SHAPE,
                        "a second SignedInfo at the end",
                        good,
                        xml -> Scene.with(xml, "</ds:Signature>", signedInfo + "</ds:Signature>")),
                received(
                        SignInCode.SAML_SIGNATURE_SHAPE,
                        "two signatures of one element",
                        good,
                        xml -> xml.replace(part(good, "Signature"), part(good, "Signature") + part(good, "Signature"))),
                received(
                        SignInCode.SAML_SIGNATURE_SHAPE,
                        "a signature elsewhere",
                        good,
                        xml -> withExtensions(xml, part(good, "Signature"))),
                received(
                        SignInCode.SAML_SIGNATURE_SHAPE,
                        "a reference to another element",
                        good,
                        xml -> Scene.with(xml, "URI=\"#_assertion\"", "URI=\"#_response\"")),
                received(
                        SignInCode.SAML_SIGNATURE_SHAPE,
                        "a reference to the whole document",
                        good,
                        xml -> Scene.with(xml, "URI=\"#_assertion\"", "URI=\"\"")),
                received(
                        SignInCode.SAML_SIGNATURE_SHAPE,
                        "a reference by XPointer",
                        good,
                        xml -> Scene.with(xml, "URI=\"#_assertion\"", "URI=\"#xpointer(id('_assertion'))\"")),
                received(
                        SignInCode.SAML_SIGNATURE_SHAPE,
                        "a reference to an address",
                        good,
                        xml -> Scene.with(xml, "URI=\"#_assertion\"", "URI=\"http://127.0.0.1:1/\"")),
                styled(SignInCode.SAML_SIGNATURE_SHAPE, "an Object", Scene.IDP, style.withObject()),
                styled(
                        SignInCode.SAML_SIGNATURE_SHAPE,
                        "three transforms",
                        Scene.IDP,
                        style.withTransforms(
                                Transform.ENVELOPED,
                                CanonicalizationMethod.EXCLUSIVE,
                                CanonicalizationMethod.EXCLUSIVE)),
                styled(
                        SignInCode.SAML_SIGNATURE_ALGORITHM,
                        "RSA with SHA-1",
                        Scene.IDP,
                        style.withMethod(SignatureMethod.RSA_SHA1)),
                styled(
                        SignInCode.SAML_SIGNATURE_ALGORITHM,
                        "SHA-1 as digest",
                        Scene.IDP,
                        style.withDigest(DigestMethod.SHA1)),
                styled(
                        SignInCode.SAML_SIGNATURE_ALGORITHM,
                        "HMAC with the public key",
                        Scene.IDP.withPublicKeyAsSecret(),
                        style.withMethod("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")),
                styled(
                        SignInCode.SAML_SIGNATURE_ALGORITHM,
                        "inclusive canonicalization",
                        Scene.IDP,
                        style.withCanonicalization(CanonicalizationMethod.INCLUSIVE)),
                styled(
                        SignInCode.SAML_SIGNATURE_ALGORITHM,
                        "canonicalization with comments",
                        Scene.IDP,
                        style.withTransforms(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS)),
                received(
                        SignInCode.SAML_SIGNATURE_ALGORITHM,
                        "a transform that runs a program",
                        good,
                        xml -> Scene.with(xml, Transform.ENVELOPED, Transform.XSLT)),
                received(
                        SignInCode.SAML_SIGNATURE_ALGORITHM,
                        "an unknown canonicalization",
                        good,
                        xml -> Scene.with(xml, CanonicalizationMethod.EXCLUSIVE, "urn:void")));
    }

    private static Stream<Case> messages() {
        return Stream.of(
                signed(SignInCode.SAML_STATUS, "failed authentication", SUCCESS, "urn:x:status:Responder"),
                received(
                        SignInCode.SAML_STATUS,
                        "an unsigned refusal without assertion",
                        Scene.signedAssertion(Scene.UNSIGNED),
                        xml -> without(Scene.with(Scene.UNSIGNED, SUCCESS, "urn:x:Requester"), "Assertion")),
                signed(SignInCode.SAML_ISSUER, "issuer of the response", Scene.IDP_ID, "https://evil.example"),
                signed(SignInCode.SAML_DESTINATION, "Destination", Scene.OURS.acs() + "\" In", "https://x/acs\" In"),
                received(
                        SignInCode.SAML_DESTINATION,
                        "signed without Destination",
                        Scene.signedResponse(Scene.UNSIGNED),
                        xml -> Scene.signedResponse(
                                Scene.with(Scene.UNSIGNED, "Destination=\"" + Scene.OURS.acs() + "\"", ""))),
                signed(SignInCode.SAML_IN_RESPONSE_TO, "another request", REQUEST_ID, "_other"),
                signed(SignInCode.SAML_UNSOLICITED, "no request", "InResponseTo=\"" + REQUEST_ID + "\">", ">"),
                signed(SignInCode.SAML_MALFORMED, "version 1.1", "Version=\"2.0\"", "Version=\"1.1\""),
                signed(
                        SignInCode.SAML_MALFORMED,
                        "something else in the status",
                        "</samlp:Status>",
                        "<samlp:x/></samlp:Status>"),
                signed(
                        SignInCode.SAML_MALFORMED,
                        "something else in the response",
                        "<samlp:Status>",
                        "<samlp:x/><samlp:Status>"),
                signed(SignInCode.SAML_MALFORMED, "two statuses", "<samlp:Status>", "<samlp:Status/><samlp:Status>"),
                signed(SignInCode.SAML_MALFORMED, "no status", part(Scene.UNSIGNED, "Status"), ""));
    }

    private static Stream<Case> assertions() {
        return Stream.of(
                signed(
                        SignInCode.SAML_ISSUER,
                        "issuer of the assertion",
                        "00Z\">\n    <saml:Issuer>" + Scene.IDP_ID,
                        "00Z\">\n    <saml:Issuer>https://evil.example"),
                signed(SignInCode.SAML_ISSUER, "no entity id", "<saml:Issuer>", "<saml:Issuer Format=\"urn:x\">"),
                received(
                        SignInCode.SAML_MALFORMED,
                        "text in a signature",
                        Scene.signedAssertion(Scene.UNSIGNED),
                        xml -> Scene.with(xml, "<ds:SignedInfo>", "x<ds:SignedInfo>")),
                signed(SignInCode.SAML_AUDIENCE, "another audience", "acme/metadata", "other/metadata"),
                signed(
                        SignInCode.SAML_AUDIENCE,
                        "a second restriction to others",
                        "</saml:AudienceRestriction>",
                        "</saml:AudienceRestriction><saml:AudienceRestriction><saml:Audience>x</saml:Audience>"
                                + "</saml:AudienceRestriction>"),
                signed(
                        SignInCode.SAML_CONDITION,
                        "an unknown condition",
                        "<saml:AudienceRestriction>",
                        "<saml:Condition/><saml:AudienceRestriction>"),
                signed(SignInCode.SAML_RECIPIENT, "another recipient", "acme/acs\" NotOn", "other/acs\" NotOn"),
                signed(
                        SignInCode.SAML_IN_RESPONSE_TO,
                        "confirmation for another request",
                        "Data InResponseTo=\"" + REQUEST_ID,
                        "Data InResponseTo=\"_other"),
                signed(
                        SignInCode.SAML_UNSOLICITED,
                        "confirmation for no request",
                        "Data InResponseTo=\"" + REQUEST_ID + "\"",
                        "Data"),
                signed(SignInCode.SAML_SUBJECT_CONFIRMATION, "no bearer", ":cm:bearer", ":cm:sender-vouches"),
                signed(SignInCode.SAML_SUBJECT_CONFIRMATION, "no end", CONFIRMATION_END, ""),
                signed(
                        SignInCode.SAML_SUBJECT_CONFIRMATION,
                        "no recipient",
                        "Recipient=\"" + Scene.OURS.acs() + "\"",
                        ""),
                signed(
                        SignInCode.SAML_NO_AUTHENTICATION,
                        "no statement",
                        "<saml:AuthnStatement AuthnInstant=\"2026-11-24T09:30:00Z\"",
                        "<saml:AuthnStatement"));
    }

    private static Stream<Case> times() {
        Duration skew = Duration.ofSeconds(90);
        Duration tooEarly = skew.plusSeconds(1);
        return Stream.of(
                edge(SignInCode.SAML_EXPIRED, CONDITIONS_END, skew.negated().plusSeconds(1), skew.negated()),
                edge(SignInCode.SAML_EXPIRED, CONFIRMATION_END, skew.negated().plusSeconds(1), skew.negated()),
                edge(SignInCode.SAML_NOT_YET_VALID, "NotBefore=\"2026-11-24T09:59:00Z\"", skew, tooEarly),
                edge(SignInCode.SAML_NOT_YET_VALID, "IssueInstant=\"2026-11-24T10:00:00Z\"", skew, tooEarly),
                edge(SignInCode.SAML_NOT_YET_VALID, "IssueInstant=\"2026-11-24T10:00:00.123Z\"", skew, tooEarly),
                edge(SignInCode.SAML_NOT_YET_VALID, "AuthnInstant=\"2026-11-24T09:30:00Z\"", skew, tooEarly),
                signed(
                        SignInCode.SAML_EXPIRED,
                        "session at the identity provider",
                        "SessionIndex=",
                        "SessionNotOnOrAfter=\"2026-11-24T09:58:30Z\" SessionIndex="),
                signed(SignInCode.SAML_MALFORMED, "no time", CONDITIONS_END, "NotOnOrAfter=\"tomorrow\""));
    }

    private static Stream<Case> persons() {
        String nameId = part(Scene.UNSIGNED, "NameID");
        return Stream.of(
                signed(
                        SignInCode.SAML_NAME_ID_TRANSIENT,
                        "transient",
                        ":nameid-format:persistent",
                        ":nameid-format:transient"),
                signed(SignInCode.SAML_NAME_ID, "an unknown format", PERSISTENT, "urn:x:X509SubjectName"),
                signed(SignInCode.SAML_NAME_ID, "no NameID", nameId, ""),
                signed(SignInCode.SAML_NAME_ID, "an empty NameID", "ana-4711", " "),
                signed(SignInCode.SAML_NAME_ID, "a long NameID", "ana-4711", "a".repeat(257)),
                signed(SignInCode.SAML_MALFORMED, "two NameIDs", nameId, nameId + nameId),
                signed(SignInCode.SAML_MALFORMED, "an element in NameID", "ana-4711", "ana<x/>"),
                signed(
                        SignInCode.SAML_NAME_ID,
                        "another qualifier",
                        "<saml:NameID",
                        "<saml:NameID NameQualifier=\"x\""),
                signed(
                        SignInCode.SAML_NAME_ID,
                        "another service",
                        "<saml:NameID",
                        "<saml:NameID SPNameQualifier=\"x\""));
    }

    /** Signs response and assertion after the change, so that only the changed rule can refuse. */
    private static Case signed(SignInCode code, String name, String part, String replacement) {
        String changed = Scene.with(Scene.UNSIGNED, part, replacement);
        return new Case(name, code, Scene.doublySigned(Scene.UNSIGNED), Scene.doublySigned(changed));
    }

    private static Case edge(SignInCode code, String attribute, Duration accepted, Duration refused) {
        String name = attribute.substring(0, attribute.indexOf('='));
        return new Case(
                attribute,
                code,
                Scene.doublySigned(Scene.with(Scene.UNSIGNED, attribute, name + "=\"" + Scene.time(accepted) + "\"")),
                Scene.doublySigned(Scene.with(Scene.UNSIGNED, attribute, name + "=\"" + Scene.time(refused) + "\"")));
    }

    private static Case styled(SignInCode code, String name, TestIdp idp, TestIdp.Style style) {
        return new Case(
                name, code, Scene.signedAssertion(Scene.UNSIGNED), idp.signed(Scene.UNSIGNED, "Assertion", style));
    }

    /** Changes the response on its way. */
    private static Case received(SignInCode code, String name, String good, UnaryOperator<String> change) {
        return new Case(name, code, good, change.apply(good));
    }

    private static String part(String xml, String name) {
        int at = xml.indexOf(":" + name);
        int begin = xml.lastIndexOf('<', at);
        String end = "</" + xml.substring(begin + 1, at) + ":" + name + ">";
        return xml.substring(begin, xml.indexOf(end) + end.length());
    }

    private static String without(String xml, String name) {
        return xml.replace(part(xml, name), "");
    }

    private static String withExtensions(String xml, String content) {
        return Scene.with(xml, "<samlp:Status>", "<samlp:Extensions>" + content + "</samlp:Extensions><samlp:Status>");
    }

    private static String signedNothing(String xml) {
        return xml.replace(part(xml, "DigestValue"), DIGEST_OF_NOTHING)
                .replace(
                        part(xml, "SignatureValue"),
                        "<ds:SignatureValue>" + Scene.IDP.signatureOf(new byte[0]) + "</ds:SignatureValue>");
    }

    private static String nested(String xml, int depth) {
        return withExtensions(xml, "<x>".repeat(depth - 2) + "</x>".repeat(depth - 2));
    }

    private static String asRequest(String xml) {
        return xml.replace("samlp:Response", "samlp:AuthnRequest");
    }

    private static String external(String xml) {
        return "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + Scene.with(xml, "ana-4711", "&x;");
    }

    private static String externalDoctype(String xml) {
        return "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/\">" + xml;
    }

    private static String bomb(String xml) {
        StringBuilder entities = new StringBuilder("<!DOCTYPE r [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
        }
        return entities.append("]>")
                .append(Scene.with(xml, "ana-4711", "&e29;"))
                .toString();
    }
}

package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.signin.SignInCode;
import java.security.PublicKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedAssertionTest {
    private static final PublicKey KEY = Scene.KEYS.signing().certificate().getPublicKey();
    private static final String OAEP = "http://www.w3.org/2009/xmlenc11#rsa-oaep";
    private static final String SHA256_PARAMETERS = """
            <ds:DigestMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" \
            Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><e:MGF xmlns:e="http://www.w3.org/2009/xmlenc11#" \
            Algorithm="http://www.w3.org/2009/xmlenc11#mgf1sha256"/>""";

    @Test
    void encryptedAssertionInASignedResponseIsAccepted() {
        assertAccepted(TestEncryption.GOOD, Scene.UNSIGNED);
        assertAccepted(TestEncryption.GOOD, Scene.signedAssertion(Scene.UNSIGNED));
    }

    @Test
    void everyAlgorithmOfTheListIsAccepted() {
        assertAccepted(
                new TestEncryption("http://www.w3.org/2009/xmlenc11#aes128-gcm", OAEP, "", false), Scene.UNSIGNED);
        assertAccepted(new TestEncryption(TestEncryption.GOOD.data(), OAEP, SHA256_PARAMETERS, false), Scene.UNSIGNED);
    }

    @Test
    void keyMayStandBesideTheData() {
        assertAccepted(
                new TestEncryption(TestEncryption.GOOD.data(), TestEncryption.GOOD.transport(), "", true),
                Scene.UNSIGNED);
    }

    @Test
    void eitherKeyOfARolloverDecrypts() {
        TestIdp next = Scene.OTHER;
        SpKey second = new SpKey(next.pair().getPrivate(), next.certificate().x509());
        SamlResponse reader = new SamlResponse(
                Scene.SETTINGS, Scene.OURS, new SpKeys(Scene.KEYS.signing(), Optional.of(second)), Scene.REQUEST);
        String xml = Scene.signedResponse(
                TestEncryption.GOOD.encrypted(Scene.UNSIGNED, next.pair().getPublic()));

        assertThat(Scene.prove(reader, xml).subject()).isEqualTo("ana-4711");
        assertThat(Scene.refusal(xml)).isEqualTo(SignInCode.SAML_NOT_DECRYPTED);
    }

    @Test
    void encryptedAssertionWithoutASignatureAroundItIsRefused() {
        String signedInside = TestEncryption.GOOD.encrypted(Scene.signedAssertion(Scene.UNSIGNED), KEY);

        assertThat(Scene.prove(Scene.signedResponse(signedInside)).subject()).isEqualTo("ana-4711");
        assertThat(Scene.refusal(signedInside)).isEqualTo(SignInCode.SAML_ENCRYPTED_UNSIGNED);
        assertThat(Scene.refusal(TestEncryption.GOOD.encrypted(Scene.UNSIGNED, KEY)))
                .isEqualTo(SignInCode.SAML_ENCRYPTED_UNSIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://www.w3.org/2001/04/xmlenc#aes256-cbc", "urn:none"})
    void anotherAlgorithmOfTheDataIsRefused(String data) {
        String good = TestEncryption.GOOD.encrypted(Scene.UNSIGNED, KEY);
        String bad = data.startsWith("urn")
                ? Scene.with(good, TestEncryption.GOOD.data(), data)
                : new TestEncryption(data, TestEncryption.GOOD.transport(), "", false).encrypted(Scene.UNSIGNED, KEY);

        assertThat(Scene.refusal(Scene.signedResponse(bad))).isEqualTo(SignInCode.SAML_ENCRYPTION_ALGORITHM);
    }

    @Test
    void rsa15AndLabelsAndUnknownDigestsAreRefused() {
        assertRefused(
                new TestEncryption(TestEncryption.GOOD.data(), "http://www.w3.org/2001/04/xmlenc#rsa-1_5", "", false),
                SignInCode.SAML_ENCRYPTION_ALGORITHM);
        assertRefused(
                new TestEncryption(
                        TestEncryption.GOOD.data(),
                        TestEncryption.GOOD.transport(),
                        "<xenc:OAEPparams>AAAA</xenc:OAEPparams>",
                        false),
                SignInCode.SAML_ENCRYPTION_ALGORITHM);
        assertRefused(
                new TestEncryption(
                        TestEncryption.GOOD.data(),
                        OAEP,
                        SHA256_PARAMETERS.replace("xmlenc#sha256", "xmlenc#md5"),
                        false),
                SignInCode.SAML_ENCRYPTION_ALGORITHM);
    }

    @Test
    void assertionThatIsWrongAfterDecryptionIsRefused() {
        assertRefusedInside("acme/metadata", "other/metadata", SignInCode.SAML_AUDIENCE);
        assertRefusedInside("ana-4711", "ana<!-- -->-4711", SignInCode.SAML_COMMENT);
        assertRefusedInside("ID=\"_assertion\"", "ID=\"_response\"", SignInCode.SAML_DUPLICATE_ID);
        assertRefusedInside(
                "</saml:Conditions>",
                "</saml:Conditions><saml:Advice><saml:Assertion/></saml:Advice>",
                SignInCode.SAML_ASSERTION_COUNT);
        assertRefusedInside(
                "</saml:Conditions>",
                "</saml:Conditions>" + "<x>".repeat(101) + "</x>".repeat(101),
                SignInCode.SAML_TOO_LARGE);
    }

    @Test
    void alteredAssertionInsideIsRefused() {
        String altered = Scene.with(Scene.signedAssertion(Scene.UNSIGNED), "ana-4711", "mallory");

        assertThat(refusal(TestEncryption.GOOD.encrypted(altered, KEY))).isEqualTo(SignInCode.SAML_ALTERED);
    }

    @Test
    void encryptedContentOtherThanOneAssertionIsRefused() {
        assertThat(refusal(around(TestEncryption.GOOD.element("text", KEY))))
                .isEqualTo(SignInCode.SAML_ASSERTION_COUNT);
        assertThat(refusal(around(TestEncryption.GOOD.element("<saml:Assertion/><saml:Assertion/>", KEY))))
                .isEqualTo(SignInCode.SAML_ASSERTION_COUNT);
        assertThat(refusal(around(TestEncryption.GOOD.element("</decrypted><decrypted>", KEY))))
                .isEqualTo(SignInCode.SAML_MALFORMED);
        assertThat(refusal(around(
                        TestEncryption.GOOD.element(TestEncryption.GOOD.element("<saml:Assertion/>", KEY), KEY))))
                .isEqualTo(SignInCode.SAML_MALFORMED);
    }

    @Test
    void damagedEncryptionIsRefused() {
        String good = TestEncryption.GOOD.encrypted(Scene.UNSIGNED, KEY);

        assertThat(refusal(good.replaceFirst("<xenc:CipherValue>....", "<xenc:CipherValue>AAAA")))
                .isEqualTo(SignInCode.SAML_NOT_DECRYPTED);
        assertThat(refusal(good.replaceAll("<xenc:CipherValue>[^<]*", "<xenc:CipherValue>")))
                .isEqualTo(SignInCode.SAML_NOT_DECRYPTED);
        assertThat(refusal(good.replaceAll("<xenc:CipherValue>[^<]*", "<xenc:CipherValue>*")))
                .isEqualTo(SignInCode.SAML_NOT_DECRYPTED);
        assertThat(refusal(good.replaceAll("xenc:CipherValue", "xenc:CipherReference")))
                .isEqualTo(SignInCode.SAML_NOT_DECRYPTED);
        assertThat(refusal(around("<saml:EncryptedAssertion/>"))).isEqualTo(SignInCode.SAML_NOT_DECRYPTED);
    }

    private static String around(String encrypted) {
        String xml = Scene.UNSIGNED;
        return xml.substring(0, xml.indexOf("<saml:Assertion"))
                + encrypted
                + xml.substring(xml.indexOf("</saml:Assertion>") + "</saml:Assertion>".length());
    }

    private static void assertAccepted(TestEncryption encryption, String xml) {
        assertThat(Scene.prove(Scene.signedResponse(encryption.encrypted(xml, KEY)))
                        .subject())
                .isEqualTo("ana-4711");
    }

    private static void assertRefused(TestEncryption encryption, SignInCode code) {
        assertThat(refusal(encryption.encrypted(Scene.UNSIGNED, KEY))).isEqualTo(code);
    }

    private static void assertRefusedInside(String part, String replacement, SignInCode code) {
        assertThat(refusal(TestEncryption.GOOD.encrypted(Scene.with(Scene.UNSIGNED, part, replacement), KEY)))
                .isEqualTo(code);
    }

    private static SignInCode refusal(String unsigned) {
        return Scene.refusal(Scene.signedResponse(unsigned));
    }
}

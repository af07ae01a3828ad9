package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.connection.SamlAttributeNames;
import io.muster.domain.signin.EmailVerification;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.SignInRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoodResponseTest {
    @Test
    void responseWithEitherOrBothSignaturesProvesThePerson() {
        for (String xml : List.of(
                Scene.signedAssertion(Scene.UNSIGNED),
                Scene.signedResponse(Scene.UNSIGNED),
                Scene.doublySigned(Scene.UNSIGNED))) {
            ProvenIdentity ana = Scene.prove(xml);

            assertThat(ana.subject()).isEqualTo("ana-4711");
            assertThat(ana.email().orElseThrow().value()).isEqualTo("ana@acme.example");
            assertThat(ana.emailVerification()).isEqualTo(EmailVerification.UNSTATED);
            assertThat(ana.authenticatedAt()).contains(Instant.parse("2026-11-24T09:30:00Z"));
            assertThat(ana.claims()).containsEntry("email", List.of("ana@acme.example"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"
            })
    void everyRsaMethodOfTheListIsAccepted(String method) {
        String xml = Scene.IDP.signed(Scene.UNSIGNED, "Assertion", TestIdp.Style.GOOD.withMethod(method));

        assertThat(Scene.prove(xml).subject()).isEqualTo("ana-4711");
    }

    @Test
    void anyOfTheCertificatesMayHaveSigned() {
        TestIdp other = Scene.OTHER;
        TestIdp curve = TestIdp.ec(other);
        SamlResponse reader = new SamlResponse(
                Scene.settings(
                        SamlAttributeNames.USUAL, other.certificate(), curve.certificate(), Scene.IDP.certificate()),
                Scene.OURS,
                Scene.KEYS,
                Scene.REQUEST);
        TestIdp.Style ecdsa = TestIdp.Style.GOOD.withMethod(TestIdp.ECDSA_SHA256);

        assertThat(Scene.prove(reader, Scene.signedAssertion(Scene.UNSIGNED)).subject())
                .isEqualTo("ana-4711");
        assertThat(Scene.prove(reader, curve.signed(Scene.UNSIGNED, "Response", ecdsa))
                        .subject())
                .isEqualTo("ana-4711");
    }

    @Test
    void base64MayBeWrapped() {
        String wrapped = TestIdp.encoded(Scene.signedAssertion(Scene.UNSIGNED)).replaceAll("(.{76})", "$1\r\n");

        assertThat(Scene.READER.prove(wrapped, Scene.NOW, Scene.NEVER_USED).subject())
                .isEqualTo("ana-4711");
    }

    @Test
    void assertionIsRememberedUntilNoClockAcceptsIt() {
        List<String> remembered = new ArrayList<>();

        Scene.READER.prove(
                TestIdp.encoded(Scene.signedAssertion(Scene.UNSIGNED)),
                Scene.NOW,
                (id, end) -> remembered.add(id + " " + end));

        assertThat(remembered).containsExactly("_assertion 2026-11-24T10:06:30Z");
    }

    @Test
    void refusedResponseUsesNothingUp() {
        List<String> remembered = new ArrayList<>();
        String xml = Scene.with(Scene.UNSIGNED, "Format=\"urn:oasis:names:tc:SAML:2.0", "Format=\"urn:other");

        try {
            Scene.READER.prove(TestIdp.encoded(Scene.signedAssertion(xml)), Scene.NOW, (id, end) -> remembered.add(id));
        } catch (SignInRefused refused) {
            assertThat(remembered).isEmpty();
            return;
        }
        throw new AssertionError("accepted");
    }
}

package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.application.port.out.connection.IdentityProviders.Attempt;
import io.muster.application.port.out.connection.IdentityProviders.Registration;
import io.muster.domain.connection.Finding;
import io.muster.domain.connection.Finding.Severity;
import io.muster.domain.connection.SamlAttributeNames;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.connection.ServiceKeyPair;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.IdentityPart;
import io.muster.domain.signin.ProviderAnswer.SamlPost;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SampleIdentity;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInRefused;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SamlProviderTest {
    private static final ServiceProviderValues OURS =
            new ServiceProviderValues("https://muster.example/api/v1", new OrganizationId(new UUID(0, 1)));
    private static final TestSamlProvider IDP = new TestSamlProvider();

    private Instant now = Instant.now();
    private final SamlProvider provider = new SamlProvider(new SecureRandom(), () -> now);

    @Test
    void sampleAttributesAreReadAsThoseOfAnAssertion() {
        SampleIdentity ana = provider.identify(
                settings(true),
                sample(
                        "ana-1",
                        Map.of("mail", "ana@acme.example", "sn", "Lopez", "memberOf", List.of("Developers", "Staff"))));

        assertThat(ana.identity().email().map(EmailAddress::value)).contains("ana@acme.example");
        assertThat(ana.identity().userName()).contains("ana-1");
        assertThat(ana.identity().names().family()).contains("Lopez");
        assertThat(ana.identity().groups()).isEqualTo(new GroupClaims.Received(List.of("Developers", "Staff")));
        assertThat(ana.sources())
                .isEqualTo(Map.of(
                        IdentityPart.EMAIL, "mail",
                        IdentityPart.USER_NAME, "NameID",
                        IdentityPart.FAMILY_NAME, "sn",
                        IdentityPart.GROUPS, "memberOf"));
    }

    @Test
    void sampleWithANameIdThatIdentifiesNobodyIsRefusedAsTheAssertionIs() {
        assertThat(refusal(sample(Optional.empty(), Optional.empty(), Map.of())))
                .isEqualTo(SignInCode.SAML_NAME_ID);
        assertThat(refusal(sample(
                        Optional.of("ana-1"),
                        Optional.of("urn:oasis:names:tc:SAML:2.0:nameid-format:transient"),
                        Map.of())))
                .isEqualTo(SignInCode.SAML_NAME_ID_TRANSIENT);
    }

    private SignInCode refusal(SampleClaims sample) {
        return catchThrowableOfType(SignInRefused.class, () -> provider.identify(settings(true), sample))
                .code();
    }

    private static SampleClaims sample(String nameId, Map<String, Object> attributes) {
        return sample(Optional.of(nameId), Optional.empty(), attributes);
    }

    private static SampleClaims sample(
            Optional<String> nameId, Optional<String> format, Map<String, Object> attributes) {
        return new SampleClaims(attributes, nameId, format);
    }

    @Test
    void keyPairThatWasStoredSignsARequestWhoseResponseIsProven() {
        ServiceKeyPair pair = provider.newKeyPair(OURS);
        Registration registration = new Registration(settings(true), Optional.empty(), OURS, List.of(pair));
        Attempt attempt = new Attempt(
                new SignInId(new UUID(0, 2)),
                AttemptSecret.of(new byte[AttemptSecret.BYTES]),
                false,
                now,
                Optional.empty());

        URI authenticationUrl = provider.authenticationUrl(settings(true), registration, attempt);
        TestSamlProvider.Form form =
                IDP.signsIn(authenticationUrl.toString(), "ana-1", Map.of("email", "ana@acme.example"));

        assertThat(form.acs()).isEqualTo(OURS.acsUrl().toString());
        assertThat(TestSamlProvider.received(authenticationUrl.toString()).parameters())
                .containsKey("Signature");
        SamlPost post = new SamlPost(Optional.of(form.field("RelayState")), form.field("SAMLResponse"));
        assertThat(post.signIn()).contains(attempt.id());
        assertThat(provider.isUnsolicited(post)).isFalse();
        assertThat(provider.prove(settings(true), registration, attempt, post, (id, end) -> true)
                        .subject())
                .isEqualTo("ana-1");
        assertThat(provider.metadata(OURS, List.of(pair.certificate()), true)).contains(pair.certificate());
    }

    @Test
    void responseWithoutARequestIsUnsolicitedAndAnotherDocumentIsNot() {
        String tile = IDP.unsolicited("https://a.example", "https://b.example", "ana-1", Map.of())
                .field("SAMLResponse");

        assertThat(unsolicited(tile)).isTrue();
        assertThat(unsolicited("not XML")).isFalse();
        assertThat(unsolicited(TestIdp.encoded("<!DOCTYPE x [<!ENTITY e \"e\">]><x>&e;</x>")))
                .isFalse();
        assertThat(unsolicited(TestIdp.encoded("<x/>"))).isFalse();
    }

    @Test
    void checkWarnsOfCertificatesThatEndSoonOrHaveEnded() {
        assertThat(provider.check(settings(false)).stream().map(Finding::severity))
                .containsExactly(Severity.OK, Severity.OK);

        now = IDP.certificate().end().minus(Duration.ofDays(29));
        assertThat(provider.check(settings(false)).get(0).text()).contains("ends soon");
        now = IDP.certificate().end();
        assertThat(provider.check(settings(true)).get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(provider.check(settings(true)).get(0).text()).contains("ended at");
    }

    private boolean unsolicited(String response) {
        return provider.isUnsolicited(new SamlPost(Optional.empty(), response));
    }

    private static SamlSettings settings(boolean signed) {
        return new SamlSettings(
                TestSamlProvider.ENTITY_ID,
                URI.create(TestSamlProvider.SSO_URL),
                List.of(IDP.certificate()),
                Optional.empty(),
                signed,
                SamlAttributeNames.USUAL);
    }
}

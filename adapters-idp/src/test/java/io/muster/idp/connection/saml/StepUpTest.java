package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class StepUpTest {
    private static final SamlResponse FRESH = new SamlResponse(
            Scene.SETTINGS,
            Scene.OURS,
            Scene.KEYS,
            new SamlRequest(Scene.REQUEST.attempt(), Scene.REQUEST.issued(), true));

    @Test
    void authenticationBeforeAFreshRequestIsRefused() {
        assertThat(Scene.prove(FRESH, authenticatedAt("2026-11-24T09:58:00Z")).subject())
                .isEqualTo("ana-4711");
        assertThat(Scene.refusal(FRESH, authenticatedAt("2026-11-24T09:57:59Z")))
                .isEqualTo(SignInCode.AUTHENTICATION_TOO_OLD);
        assertThat(Scene.prove(authenticatedAt("2026-11-24T09:57:59Z")).subject())
                .isEqualTo("ana-4711");
    }

    @Test
    void earliestOfSeveralAuthenticationsCounts() {
        String statement = "<saml:AuthnStatement AuthnInstant=\"2026-11-24T10:00:00Z\"/>";
        String xml = Scene.with(Scene.UNSIGNED, "<saml:AuthnStatement", statement + "<saml:AuthnStatement");

        assertThat(Scene.refusal(FRESH, Scene.signedAssertion(xml))).isEqualTo(SignInCode.AUTHENTICATION_TOO_OLD);
    }

    @Test
    void usedAssertionIsRefused() {
        String encoded = TestIdp.encoded(Scene.signedAssertion(Scene.UNSIGNED));

        Assertions.assertThatThrownBy(() -> Scene.READER.prove(encoded, Scene.NOW, (id, end) -> false))
                .isInstanceOfSatisfying(SignInRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo(SignInCode.SAML_REPLAYED));
    }

    private static String authenticatedAt(String time) {
        return Scene.signedAssertion(Scene.with(Scene.UNSIGNED, "2026-11-24T09:30:00Z", time));
    }
}

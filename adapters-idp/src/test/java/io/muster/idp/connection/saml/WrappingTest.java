package io.muster.idp.connection.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.signin.SignInCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WrappingTest {
    private static final SignInCode[] SHAPE = {SignInCode.SAML_ASSERTION_COUNT, SignInCode.SAML_SIGNATURE_SHAPE};

    @ParameterizedTest
    @EnumSource
    void wrappedSignatureIsRefused(Wrapping wrapping) {
        String good = Scene.IDP.signed(Scene.UNSIGNED, wrapping.signed());
        String bad = wrapping.applied(good);

        assertThat(Scene.prove(good).subject()).isEqualTo("ana-4711");
        assertThat(bad).contains(Wrapping.MALLORY);
        assertThat(Scene.refusal(bad)).isIn((Object[]) SHAPE);
    }

    @ParameterizedTest
    @EnumSource
    void wrappedSignatureOfADoublySignedResponseIsRefused(Wrapping wrapping) {
        String good = Scene.doublySigned(Scene.UNSIGNED);
        String bad = wrapping.applied(good);

        assertThat(Scene.prove(good).subject()).isEqualTo("ana-4711");
        assertThat(bad).contains(Wrapping.MALLORY);
        assertThat(Scene.refusal(bad)).isIn((Object[]) SHAPE);
    }

    /** The identity provider signs the response over an assertion that somebody wrapped before. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "XSW[3-8]")
    void assertionWrappedBeforeTheResponseWasSignedIsRefused(Wrapping wrapping) {
        String bad = Scene.signedResponse(wrapping.applied(Scene.signedAssertion(Scene.UNSIGNED)));

        assertThat(Scene.refusal(bad)).isIn((Object[]) SHAPE);
    }
}

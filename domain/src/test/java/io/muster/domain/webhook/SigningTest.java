package io.muster.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningTest {
    private static final SigningSecret SECRET =
            new SigningSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private static final SigningSecret OTHER = new SigningSecret(new byte[SigningSecret.BYTES]);
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330, 999_000_000);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    @Test
    void signatureEqualsTheExampleOfStandardWebhooks() {
        assertThat(signing(SECRET).signature(BODY)).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void everyValidSecretSigns() {
        assertThat(signing(OTHER, SECRET).signature(BODY))
                .isEqualTo(
                        signing(OTHER).signature(BODY) + " " + signing(SECRET).signature(BODY));
    }

    @Test
    void signatureCoversIdTimeAndBody() {
        String signature = signing(SECRET).signature(BODY);

        assertThat(new Signing("msg_other", AT, List.of(SECRET)).signature(BODY))
                .isNotEqualTo(signature);
        assertThat(new Signing("msg_p5jXN8AQM9LWM0D4loKWxJek", AT.plusSeconds(1), List.of(SECRET)).signature(BODY))
                .isNotEqualTo(signature);
        assertThat(signing(SECRET).signature(new byte[0])).isNotEqualTo(signature);
    }

    @Test
    void toStringOfASigningSecretDoesNotContainIt() {
        assertThat(SECRET.text()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(SECRET).hasToString("whsec_***");
        assertThat(signing(SECRET).toString()).doesNotContain("MfKQ");
    }

    @Test
    void signingSecretWithLessThan24OrMoreThan64BytesIsRefused() {
        assertThat(new SigningSecret(new byte[24]).text()).hasSize(38);
        assertThat(new SigningSecret(new byte[64]).bytes()).hasSize(64);
        assertThatThrownBy(() -> new SigningSecret(new byte[23])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SigningSecret(new byte[65])).isInstanceOf(IllegalArgumentException.class);
    }

    private static Signing signing(SigningSecret... secrets) {
        return new Signing("msg_p5jXN8AQM9LWM0D4loKWxJek", AT, List.of(secrets));
    }
}

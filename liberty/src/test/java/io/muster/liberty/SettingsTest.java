package io.muster.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "MUSTER_DATA_DIR", "data",
            "MUSTER_HTTP_HOST", "127.0.0.1",
            "MUSTER_HTTP_PORT", "9080"));

    @Test
    void unsetSettingsHaveDefaults() {
        Settings settings = read();

        assertThat(settings.demo()).isFalse();
        assertThat(settings.secretKey()).isEmpty();
        assertThat(settings.apiKey()).isEmpty();
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("data"));
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.url()).isEqualTo("http://127.0.0.1:9080");
    }

    @Test
    void blankValuesCountAsUnset() {
        environment.put("MUSTER_SECRET_KEY", "");
        environment.put("MUSTER_API_KEY", " ");
        environment.put("MUSTER_PUBLIC_URL", "");

        assertThat(read().secretKey()).isEmpty();
        assertThat(read().apiKey()).isEmpty();
        assertThat(read().url()).isEqualTo("http://127.0.0.1:9080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00FFfb", "AP/7", "AP_7", " AP/7\n"})
    void secretKeyIsReadFromHexOrEitherBase64Alphabet(String text) {
        environment.put("MUSTER_SECRET_KEY", text);

        assertThat(read().secretKey()).map(HexFormat.of()::formatHex).contains("00fffb");
    }

    @Test
    void malformedSecretKeyIsRefusedWithoutRepeatingIt() {
        environment.put("MUSTER_SECRET_KEY", "p@ssword");

        assertThatThrownBy(this::read).hasMessageContaining("MUSTER_SECRET_KEY").hasMessageNotContaining("p@ss");
    }

    @Test
    void malformedApiKeyIsRefusedWithoutRepeatingIt() {
        environment.put("MUSTER_API_KEY", "mst_key_mistyped");

        assertThatThrownBy(this::read).hasMessageContaining("MUSTER_API_KEY").hasMessageNotContaining("mistyped");
    }

    @Test
    void trailingSlashOfThePublicUrlIsRemoved() {
        environment.put("MUSTER_PUBLIC_URL", "https://sync.example.com/");

        assertThat(read().url()).isEqualTo("https://sync.example.com");
        assertThat(read().publicUrl()).contains("https://sync.example.com");
    }

    @Test
    void scimRatesAreReadAndHaveDefaults() {
        environment.put("MUSTER_SCIM_RATE_BURST", "");
        assertThat(read().scimRate()).isEqualTo(new Settings.ScimRate(100, 500));
        environment.put("MUSTER_SCIM_RATE_PER_SECOND", "0");
        environment.put("MUSTER_SCIM_RATE_BURST", "7");

        assertThat(read().scimRate()).isEqualTo(new Settings.ScimRate(0, 7));
    }

    @Test
    void webhookSettingsAreReadAndHaveDefaults() {
        assertThat(read().webhooks()).isEqualTo(Settings.Webhooks.NORMAL);
        environment.put("MUSTER_WEBHOOK_ALLOWED_ADDRESSES", "127.0.0.0/8, fd00::/8");
        environment.put("MUSTER_WEBHOOK_POLL", "250ms");
        environment.put("MUSTER_WEBHOOK_PARALLEL", "3");

        assertThat(read().webhooks().allowed()).hasSize(2);
        assertThat(read().webhooks().poll()).isEqualTo(Duration.ofMillis(250));
        assertThat(read().webhooks().parallel()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "MUSTER_SCIM_RATE_PER_SECOND, -1",
        "MUSTER_SCIM_RATE_BURST, many",
        "MUSTER_WEBHOOK_ALLOWED_ADDRESSES, localhost",
        "MUSTER_WEBHOOK_ALLOWED_ADDRESSES, 10.0.0.0/33",
        "MUSTER_WEBHOOK_POLL, 1",
        "MUSTER_WEBHOOK_POLL, 0s",
        "MUSTER_WEBHOOK_POLL, soon",
        "MUSTER_WEBHOOK_PARALLEL, 0",
        "MUSTER_WEBHOOK_PARALLEL, many"
    })
    void malformedSettingIsRefusedByName(String name, String value) {
        environment.put(name, value);

        assertThatThrownBy(this::read).isInstanceOf(IllegalStateException.class).hasMessageStartingWith(name);
    }

    private Settings read() {
        return Settings.read(name -> Optional.ofNullable(environment.get(name)));
    }
}

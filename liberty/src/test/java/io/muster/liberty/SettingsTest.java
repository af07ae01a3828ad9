package io.muster.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.rest.limit.Quota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "MUSTER_DATA_DIR", "data",
            "MUSTER_HTTP_HOST", "127.0.0.1",
            "MUSTER_HTTP_PORT", "9080",
            "MUSTER_SECRET_KEY", "00".repeat(32),
            "MUSTER_PUBLIC_URL", "https://sync.example.com"));

    @Test
    void unsetSettingsHaveDefaults() {
        Settings settings = read();

        assertThat(settings.demo()).isFalse();
        assertThat(settings.apiKey()).isEmpty();
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("data"));
        assertThat(settings.scimRate()).isEqualTo(Settings.SCIM_RATE);
    }

    @Test
    void demonstrationNeedsNeitherSecretKeyNorPublicUrl() {
        environment.put("MUSTER_DEMO", "true");
        environment.remove("MUSTER_SECRET_KEY");
        environment.remove("MUSTER_PUBLIC_URL");

        assertThat(read().secretKey()).isEmpty();
        assertThat(read().publicUrl()).isEmpty();
        assertThat(read().url()).isEqualTo("http://127.0.0.1:9080");
    }

    @ParameterizedTest
    @CsvSource({
        "MUSTER_HTTP_HOST, 0.0.0.0",
        "MUSTER_HTTP_HOST, ::",
        "MUSTER_HTTP_HOST, *",
        "MUSTER_HTTP_HOST, 192.0.2.1",
        "MUSTER_HTTP_HOST, 127.example.com",
        "MUSTER_PUBLIC_URL, https://sync.example.com",
        "MUSTER_PUBLIC_URL, localhost:9080"
    })
    void settingThatNoDemonstrationMayHaveIsRefusedWithTheCommandThatUnsetsIt(String name, String value) {
        environment.put("MUSTER_DEMO", "true");
        environment.put("MUSTER_PUBLIC_URL", "http://localhost:9080");
        assertThatCode(this::read).doesNotThrowAnyException();

        environment.put(name, value);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingException.class)
                .message()
                .startsWith(name + " must be ")
                .contains("in a demonstration (MUSTER_DEMO)")
                .endsWith("For example: unset " + name)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MUSTER_SECRET_KEY", "MUSTER_PUBLIC_URL"})
    void productionNeedsASecretKeyAndAPublicUrlThatAreNotBlank(String name) {
        environment.put(name, " ");

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(name + " must be set")
                .hasMessageContaining("export " + name + "=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00FFfb%s", "AP/7%s", "AP_7%s", " AP/7%s\n"})
    void secretKeyIsReadFromHexOrEitherBase64Alphabet(String form) {
        String zeros = form.startsWith("00") ? "00".repeat(30) : "A".repeat(40);
        environment.put("MUSTER_SECRET_KEY", form.formatted(zeros));

        assertThat(read().secretKey()).map(HexFormat.of()::formatHex).contains("00fffb" + "00".repeat(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://sync.example.com", "https://sync.example.com/", "https://sync.example.com:8443"})
    void publicUrlHasNoSlashAtItsEnd(String url) {
        environment.put("MUSTER_PUBLIC_URL", url);

        assertThat(read().url()).isEqualTo(url.replaceAll("/$", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9080", "http://localhost", "http://[::1]:9080"})
    void publicUrlOfALoopbackAddressCanBeHttp(String url) {
        environment.put("MUSTER_PUBLIC_URL", url);

        assertThat(read().url()).isEqualTo(url);
    }

    @Test
    void serviceAddressesOfKubernetesAreIgnored() {
        environment.put("MUSTER_SERVICE_HOST", "10.0.0.7");
        environment.put("MUSTER_SERVICE_PORT_HTTP", "9080");
        environment.put("MUSTER_PORT", "tcp://10.0.0.7:9080");
        environment.put("MUSTER_PORT_9080_TCP_ADDR", "10.0.0.7");

        assertThatCode(this::read).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "MUSTER_PUBLIC_URI, MUSTER_PUBLIC_URL",
        "MUSTER_HTP_PORT, MUSTER_HTTP_PORT",
        "MUSTER_SECRETKEY, MUSTER_SECRET_KEY"
    })
    void misspeltSettingIsRefusedWithTheNearestName(String name, String nearest) {
        environment.put(name, "secret123");

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(name)
                .hasMessageContaining(nearest)
                .hasMessageNotContaining("secret123");
    }

    /** A {@code value} of a Liberty variable hides that of the environment, a {@code defaultValue} does not. */
    @Test
    void demonstrationServerFixesNoSettingOfOperators() throws IOException {
        String server = Files.readString(Path.of("demo/src/main/liberty/config/server.xml"));

        assertThat(Pattern.compile("variable name=\"(\\w+)\" value=")
                        .matcher(server)
                        .results())
                .extracting(fixed -> fixed.group(1))
                .containsExactly(Setting.MUSTER_DEMO_IN_MAVEN.name());
    }

    @Test
    void settingsPageAndServerConfigurationHaveTheSameNames() throws IOException {
        List<String> operators = Stream.of(Setting.values())
                .filter(setting -> setting != Setting.MUSTER_DEMO_IN_MAVEN)
                .map(Setting::name)
                .toList();
        String page = Files.readString(Path.of("../docs/settings.md"));
        String server = Files.readString(Path.of("src/main/liberty/config/muster.xml"));

        assertThat(Pattern.compile("(?m)^\\| `(\\w+)`").matcher(page).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(operators);
        assertThat(operators)
                .containsAll(Pattern.compile("variable name=\"(\\w+)\"")
                        .matcher(server)
                        .results()
                        .map(variable -> variable.group(1))
                        .toList());
    }

    @Test
    void ratesAreReadAndHaveDefaults() {
        environment.put("MUSTER_SCIM_RATE_BURST", "");
        assertThat(read().scimRate()).isEqualTo(new Quota(100, 500));
        assertThat(read().adminRate()).isEqualTo(new Quota(100, 1_000));
        environment.put("MUSTER_SCIM_RATE_PER_SECOND", "0");
        environment.put("MUSTER_SCIM_RATE_BURST", "7");
        environment.put("MUSTER_ADMIN_RATE_PER_SECOND", "3");

        assertThat(read().scimRate()).isEqualTo(new Quota(0, 7));
        assertThat(read().adminRate()).isEqualTo(new Quota(3, 1_000));
    }

    @Test
    void noHeaderWithTheClientsAddressIsTrustedByDefault() {
        assertThat(read().clientAddressHeader()).isEmpty();
        environment.put("MUSTER_CLIENT_ADDRESS_HEADER", "X-Forwarded-For");

        assertThat(read().clientAddressHeader()).contains("X-Forwarded-For");
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
        "MUSTER_SECRET_KEY, p@ssword",
        "MUSTER_SECRET_KEY, 0011223344",
        "MUSTER_API_KEY, secret123",
        "MUSTER_PUBLIC_URL, sync.example.com",
        "MUSTER_PUBLIC_URL, http://sync.example.com",
        "MUSTER_PUBLIC_URL, https://",
        "MUSTER_PUBLIC_URL, https://sync.example.com/muster",
        "MUSTER_PUBLIC_URL, https://sync.example.com?x",
        "MUSTER_PUBLIC_URL, https://user:word@sync.example.com",
        "MUSTER_HTTP_PORT, 65536",
        "MUSTER_HTTP_PORT, http",
        "MUSTER_DRAIN_TIME, 5",
        "MUSTER_DB_URL, postgresql://db.internal/muster",
        "MUSTER_DB_URL, jdbc:h2:mem:muster",
        "MUSTER_DB_URL, jdbc:h2:mem:muster;DEFAULT_NULL_ORDERING=HIGH",
        "MUSTER_DB_URL, jdbc:h2:mem:muster;DEFAULT_NULL_ORDERING=HIGH;OPTIMIZE_REUSE_RESULTS=TRUE",
        "MUSTER_DB_POOL_MAX, 0",
        "MUSTER_DB_POOL_MAX, lots",
        "MUSTER_DB_POOL_MIN, 1001",
        "MUSTER_DB_POOL_TIMEOUT, 10",
        "MUSTER_DB_STATEMENT_TIMEOUT, 1m",
        "MUSTER_DB_LOCK_TIMEOUT, 0s",
        "MUSTER_DB_IDLE_TIMEOUT, 1000000s",
        "MUSTER_LOG_FORMAT, xml",
        "MUSTER_LOG_LEVEL, LOUD",
        "MUSTER_ACCESS_LOG, yes",
        "MUSTER_DEMO, yes",
        "MUSTER_SCIM_RATE_PER_SECOND, -1",
        "MUSTER_SCIM_RATE_BURST, many",
        "MUSTER_ADMIN_RATE_PER_SECOND, -1",
        "MUSTER_CLIENT_ADDRESS_HEADER, X Forwarded",
        "MUSTER_FEED_RETENTION_DAYS, 0",
        "MUSTER_WEBHOOK_ALLOWED_ADDRESSES, localhost",
        "MUSTER_WEBHOOK_ALLOWED_ADDRESSES, 10.0.0.0/33",
        "MUSTER_WEBHOOK_POLL, 1",
        "MUSTER_WEBHOOK_POLL, 0s",
        "MUSTER_WEBHOOK_POLL, soon",
        "MUSTER_WEBHOOK_PARALLEL, 0",
        "MUSTER_WEBHOOK_PARALLEL, many"
    })
    void malformedSettingIsRefusedByNameRuleAndCommand(String name, String value) {
        environment.put(name, value);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingException.class)
                .message()
                .startsWith(name + " must be ")
                .containsPattern("For example: (export|unset) " + name)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"MUSTER_SECRET_KEY, p@ssword", "MUSTER_API_KEY, secret123", "MUSTER_PUBLIC_URL, http://u:pw@x.example"})
    void refusalDoesNotRepeatTheValue(String name, String value) {
        environment.put(name, value);

        assertThatThrownBy(this::read).hasMessageNotContaining(value);
    }

    @Test
    void allWrongSettingsAreRefusedAtOnceEachByALineOfItsOwn() {
        environment.put("MUSTER_PUBLIC_URI", "https://sync.example.com");
        environment.put("MUSTER_HTTP_PORT", "http");
        environment.put("MUSTER_DB_POOL_MAX", "lots");
        environment.put("MUSTER_SECOND_SECRET_KEY", "00".repeat(32));
        environment.remove("MUSTER_PUBLIC_URL");

        assertThatThrownBy(this::read).message().satisfies(message -> assertThat(
                        message.lines().map(line -> line.replaceAll(" .*", "")))
                .containsExactly(
                        "MUSTER_PUBLIC_URI",
                        "MUSTER_DB_POOL_MAX",
                        "MUSTER_SECOND_SECRET_KEY",
                        "MUSTER_HTTP_PORT",
                        "MUSTER_PUBLIC_URL"));
    }

    @Test
    void refusedDemonstrationNeedsNoSettingsOfProduction() {
        environment.put("MUSTER_DEMO", "yes");
        environment.remove("MUSTER_SECRET_KEY");
        environment.remove("MUSTER_PUBLIC_URL");

        assertThatThrownBy(this::read)
                .message()
                .startsWith("MUSTER_DEMO must be ")
                .hasLineCount(1);
    }

    @Test
    void poolCannotKeepMoreConnectionsThanItMayHave() {
        environment.put("MUSTER_DB_POOL_MAX", "5");
        environment.put("MUSTER_DB_POOL_MIN", "6");

        assertThatThrownBy(this::read).hasMessageStartingWith("MUSTER_DB_POOL_MIN must be");
    }

    private Settings read() {
        return Settings.read(environment.keySet(), name -> Optional.ofNullable(environment.get(name)));
    }
}

package io.muster.liberty;

import io.muster.domain.token.CredentialText;
import io.muster.rest.webhook.sender.AddressBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of Muster, from environment variables. The server has its own configuration besides.
 *
 * @param demo MUSTER_DEMO: set up a demonstration at start
 * @param demoInMaven MUSTER_DEMO_IN_MAVEN: Maven prints what the demonstration prints, behind a prefix
 * @param secretKey MUSTER_SECRET_KEY: the key of credentials' digests and of secrets at rest, as hex or base64
 * @param apiKey MUSTER_API_KEY: an API key for all organizations, instead of one made at the first start
 * @param dataDirectory MUSTER_DATA_DIR: the directory of the embedded database and of a demonstration's secrets
 * @param publicUrl MUSTER_PUBLIC_URL: the URL by which clients reach this server, without a slash at the end
 * @param local MUSTER_HTTP_HOST and MUSTER_HTTP_PORT: the address and port that the server listens on
 * @param scimRate the limit on SCIM requests of an organization on a node
 * @param webhooks settings of the delivery to webhooks
 * @param feed settings of the event feed
 */
record Settings(
        boolean demo,
        boolean demoInMaven,
        Optional<byte[]> secretKey,
        Optional<CredentialText> apiKey,
        Path dataDirectory,
        Optional<String> publicUrl,
        HttpAddress local,
        ScimRate scimRate,
        Webhooks webhooks,
        Feed feed) {

    /**
     * The limit on SCIM requests of an organization on a node.
     *
     * @param perSecond MUSTER_SCIM_RATE_PER_SECOND: sustained requests in a second; 0 for no limit
     * @param burst MUSTER_SCIM_RATE_BURST: requests at once
     */
    record ScimRate(int perSecond, int burst) {
        static final ScimRate NORMAL = new ScimRate(100, 500);
    }

    /**
     * Settings of the event feed.
     *
     * @param poll MUSTER_FEED_POLL: the pause between two looks for pending events
     * @param retention MUSTER_FEED_RETENTION_DAYS: how long events are kept
     */
    record Feed(Duration poll, Duration retention) {
        static final Feed NORMAL = new Feed(Duration.ofSeconds(1), Duration.ofDays(30));
    }

    /**
     * Settings of the delivery to webhooks.
     *
     * @param allowed MUSTER_WEBHOOK_ALLOWED_ADDRESSES: addresses that are allowed although they are not public
     * @param poll MUSTER_WEBHOOK_POLL: the pause between two looks for webhooks that have something to do
     * @param parallel MUSTER_WEBHOOK_PARALLEL: how many webhooks a node serves at once
     */
    record Webhooks(List<AddressBlock> allowed, Duration poll, int parallel) {
        static final Webhooks NORMAL = new Webhooks(List.of(), Duration.ofSeconds(1), 8);
    }

    /** @throws IllegalStateException with the name of a wrong setting and its expected form, without the value of a secret */
    static Settings read(Function<String, Optional<String>> source) {
        // Docker and systemd pass a variable that is not set as empty text
        Function<String, Optional<String>> values =
                name -> source.apply(name).map(String::strip).filter(value -> !value.isEmpty());
        return new Settings(
                values.apply("MUSTER_DEMO").map(Boolean::valueOf).orElse(false),
                values.apply("MUSTER_DEMO_IN_MAVEN").map(Boolean::valueOf).orElse(false),
                values.apply("MUSTER_SECRET_KEY").map(Settings::bytes),
                values.apply("MUSTER_API_KEY").map(Settings::credential),
                Path.of(required(values, "MUSTER_DATA_DIR")),
                values.apply("MUSTER_PUBLIC_URL").map(Settings::withoutSlash),
                new HttpAddress(required(values, "MUSTER_HTTP_HOST"), port(required(values, "MUSTER_HTTP_PORT"))),
                scimRate(values),
                webhooks(values),
                feed(values));
    }

    /** Returns the public URL, or the local one where no public one is set. */
    String url() {
        return publicUrl.orElseGet(local::url);
    }

    private static ScimRate scimRate(Function<String, Optional<String>> values) {
        String shape = "a number from 0 to 1000000000";
        return new ScimRate(
                parsed(values, "MUSTER_SCIM_RATE_PER_SECOND", Settings::rate, shape)
                        .orElse(ScimRate.NORMAL.perSecond()),
                parsed(values, "MUSTER_SCIM_RATE_BURST", Settings::rate, shape).orElse(ScimRate.NORMAL.burst()));
    }

    private static Feed feed(Function<String, Optional<String>> values) {
        return new Feed(
                parsed(values, "MUSTER_FEED_POLL", Settings::seconds, "a duration such as 1s or 500ms")
                        .orElse(Feed.NORMAL.poll()),
                parsed(values, "MUSTER_FEED_RETENTION_DAYS", Settings::positive, "a number from 1 to 1000")
                        .map(Duration::ofDays)
                        .orElse(Feed.NORMAL.retention()));
    }

    private static Webhooks webhooks(Function<String, Optional<String>> values) {
        return new Webhooks(
                parsed(
                                values,
                                "MUSTER_WEBHOOK_ALLOWED_ADDRESSES",
                                AddressBlock::list,
                                "a list such as 10.0.0.0/8,fd00::/8")
                        .orElse(Webhooks.NORMAL.allowed()),
                parsed(values, "MUSTER_WEBHOOK_POLL", Settings::seconds, "a duration such as 1s or 500ms")
                        .orElse(Webhooks.NORMAL.poll()),
                parsed(values, "MUSTER_WEBHOOK_PARALLEL", Settings::positive, "a number from 1 to 1000")
                        .orElse(Webhooks.NORMAL.parallel()));
    }

    private static <T> Optional<T> parsed(
            Function<String, Optional<String>> values, String name, Function<String, T> parser, String shape) {
        return values.apply(name).map(text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException | ArithmeticException notOfTheShape) {
                throw new IllegalStateException(name + " must be " + shape, notOfTheShape);
            }
        });
    }

    private static Duration seconds(String text) {
        if (!text.matches("\\d{1,9}(ms|s|m)")) {
            throw new IllegalArgumentException(text);
        }
        long number = Long.parseLong(text.replaceAll("\\D", ""));
        Duration duration = Duration.of(number, unit(text.replaceAll("\\d", "")));
        if (duration.isZero()) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private static ChronoUnit unit(String letters) {
        return switch (letters) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            default -> ChronoUnit.MINUTES;
        };
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}")) {
            throw new IllegalStateException("MUSTER_HTTP_PORT must be a port, such as 9080");
        }
        return Integer.parseInt(text);
    }

    private static int positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1 || number > 1_000) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static int rate(String text) {
        int number = Integer.parseInt(text);
        if (number < 0 || number > 1_000_000_000) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static String required(Function<String, Optional<String>> values, String name) {
        return values.apply(name).orElseThrow(() -> new IllegalStateException(name + " isn't set"));
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static CredentialText credential(String text) {
        return CredentialText.parse(CredentialText.Kind.API_KEY, text)
                .orElseThrow(() -> new IllegalStateException("MUSTER_API_KEY isn't an API key of Muster's making."
                        + " Leave it out at the first start, and a key is made and printed."));
    }

    /** Reads hex if the text can be hex, otherwise base64 of either alphabet. */
    private static byte[] bytes(String key) {
        try {
            return key.matches("(?:[0-9a-fA-F]{2})+")
                    ? HexFormat.of().parseHex(key)
                    : Base64.getDecoder().decode(key.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("MUSTER_SECRET_KEY is neither hex nor base64");
        }
    }
}

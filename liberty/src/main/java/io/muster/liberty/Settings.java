package io.muster.liberty;

import io.muster.domain.token.CredentialText;
import io.muster.domain.token.KeyedHash;
import io.muster.outbound.AddressBlock;
import io.muster.rest.limit.Quota;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The values of the settings, from environment variables. {@link Setting} has their rules.
 *
 * @param demo MUSTER_DEMO: set up a demonstration at start
 * @param demoInMaven MUSTER_DEMO_IN_MAVEN: Maven prints what the demonstration prints, behind a prefix
 * @param secretKey MUSTER_SECRET_KEY: the key of credentials' digests and of secrets at rest, as hex or base64
 * @param secondSecretKey MUSTER_SECOND_SECRET_KEY: another key that is accepted, while the key is changed
 * @param apiKey MUSTER_API_KEY: an API key for all organizations, instead of one made at the first start
 * @param dataDirectory MUSTER_DATA_DIR: the directory of the embedded database and of a demonstration's secrets
 * @param publicUrl MUSTER_PUBLIC_URL: the URL by which clients reach this server, without a slash at the end
 * @param local MUSTER_HTTP_HOST and MUSTER_HTTP_PORT: the address and port that the server listens on
 * @param drainTime MUSTER_DRAIN_TIME: how long requests are served after SIGTERM
 * @param scimRate MUSTER_SCIM_RATE_PER_SECOND and MUSTER_SCIM_RATE_BURST: the limit on SCIM requests of an organization
 * @param adminRate MUSTER_ADMIN_RATE_PER_SECOND and MUSTER_ADMIN_RATE_BURST: the limit on the admin API
 * @param clientAddressHeader MUSTER_CLIENT_ADDRESS_HEADER: the header in which the proxy in front passes the client's
 *     address
 * @param dnsServers MUSTER_DNS_SERVERS: the recursive DNS servers to ask, instead of the operating system's
 * @param webhooks settings of the delivery to webhooks
 * @param feed settings of the event feed
 */
record Settings(
        boolean demo,
        boolean demoInMaven,
        Optional<byte[]> secretKey,
        Optional<byte[]> secondSecretKey,
        Optional<CredentialText> apiKey,
        Path dataDirectory,
        Optional<String> publicUrl,
        HttpAddress local,
        Duration drainTime,
        Quota scimRate,
        Quota adminRate,
        Optional<String> clientAddressHeader,
        List<InetSocketAddress> dnsServers,
        Webhooks webhooks,
        Feed feed) {

    /** Without them, H2 sorts differently than PostgreSQL, and answers from results that have changed. */
    private static final List<String> H2_OPTIONS =
            List.of("DEFAULT_NULL_ORDERING=HIGH", "OPTIMIZE_REUSE_RESULTS=FALSE");

    /** PostgreSQL reads the text as it is, into an int of milliseconds, and has another word for minutes. */
    private static final String TIMEOUT_OF_POSTGRESQL = "[1-9]\\d{0,5}(?:ms|s)";

    private static final int DNS_PORT = 53;

    static final Duration DRAIN_TIME = Duration.ofSeconds(5);

    /** Requests of an organization by SCIM on a node. */
    static final Quota SCIM_RATE = new Quota(100, 500);

    /** Requests to the admin API on a node: of an organization, or of a key for all of them. */
    static final Quota ADMIN_RATE = new Quota(100, 1_000);

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
        static final Webhooks NORMAL = new Webhooks(List.of(), Duration.ofSeconds(2), 8);
    }

    /**
     * Checks and reads all settings.
     *
     * @param names of all environment variables
     * @throws InvalidSettingException for values that violate the rules of their settings, and for names that are no
     *     settings: all of them, so that one start names them
     */
    static Settings read(Iterable<String> names, Function<String, Optional<String>> source) {
        // Docker and systemd pass a variable that is not set as empty text
        Values values = new Values(name -> source.apply(name).map(String::strip).filter(value -> !value.isEmpty()));
        SettingNames.refused(names, source).forEach(values::refuse);
        Settings settings = read(values);
        values.requireNoneRefused();
        return settings;
    }

    private static Settings read(Values values) {
        checkServer(values);
        boolean demo = values.parsed(Setting.MUSTER_DEMO, Settings::flag).orElse(false);
        Optional<byte[]> secretKey = values.parsed(Setting.MUSTER_SECRET_KEY, Settings::key);
        Optional<byte[]> secondSecretKey = values.parsed(Setting.MUSTER_SECOND_SECRET_KEY, Settings::key);
        if (secretKey.isPresent()
                && secondSecretKey.isPresent()
                && Arrays.equals(secretKey.get(), secondSecretKey.get())) {
            values.refuse(Setting.MUSTER_SECOND_SECRET_KEY.violated());
        }
        Optional<String> publicUrl = demo
                ? values.parsed(
                        Setting.MUSTER_PUBLIC_URL,
                        Settings::localUrl,
                        Setting.MUSTER_PUBLIC_URL.violatedByDemo("must be the URL of a loopback address"))
                : values.parsed(Setting.MUSTER_PUBLIC_URL, Settings::publicUrl);
        HttpAddress local = new HttpAddress(
                values.required(Setting.MUSTER_HTTP_HOST, Function.identity(), ""),
                values.required(Setting.MUSTER_HTTP_PORT, number(0, 65_535), 0));
        if (!demo && !values.isRefused(Setting.MUSTER_DEMO)) {
            values.requirePresent(secretKey, Setting.MUSTER_SECRET_KEY);
            values.requirePresent(publicUrl, Setting.MUSTER_PUBLIC_URL);
        }
        if (demo && !isLoopback(local.host())) {
            values.refuse(Setting.MUSTER_HTTP_HOST.violatedByDemo("must be a loopback address"));
        }
        return new Settings(
                demo,
                values.parsed(Setting.MUSTER_DEMO_IN_MAVEN, Settings::flag).orElse(false),
                secretKey,
                secondSecretKey,
                values.parsed(Setting.MUSTER_API_KEY, Settings::credential),
                values.required(Setting.MUSTER_DATA_DIR, Path::of, Path.of("")),
                publicUrl,
                local,
                values.parsed(Setting.MUSTER_DRAIN_TIME, Settings::durationOrZero)
                        .orElse(DRAIN_TIME),
                quota(values, Setting.MUSTER_SCIM_RATE_PER_SECOND, Setting.MUSTER_SCIM_RATE_BURST, SCIM_RATE),
                quota(values, Setting.MUSTER_ADMIN_RATE_PER_SECOND, Setting.MUSTER_ADMIN_RATE_BURST, ADMIN_RATE),
                values.parsed(Setting.MUSTER_CLIENT_ADDRESS_HEADER, matching("[A-Za-z0-9-]{1,64}")),
                values.parsed(Setting.MUSTER_DNS_SERVERS, Settings::servers).orElse(List.of()),
                webhooks(values),
                feed(values));
    }

    /** Returns the file of a demonstration's secrets. */
    SecretFile demoFile() {
        return new SecretFile(dataDirectory.resolve("demo.properties"));
    }

    /** Returns the public URL, or the local one where no public one is set. */
    String url() {
        return publicUrl.orElseGet(local::url);
    }

    /** The values that are set, and what is wrong with them. */
    private static final class Values {
        private final Function<String, Optional<String>> source;
        private final Set<String> refusals = new LinkedHashSet<>();

        Values(Function<String, Optional<String>> source) {
            this.source = source;
        }

        void refuse(InvalidSettingException refusal) {
            refusals.add(String.valueOf(refusal.getMessage()));
        }

        /** Returns whether a value is set that is not of the form of the setting. */
        boolean isRefused(Setting setting) {
            return refusals.contains(String.valueOf(setting.violated().getMessage()));
        }

        <T> Optional<T> parsed(Setting setting, Function<String, T> parser) {
            return parsed(setting, parser, setting.violated());
        }

        <T> Optional<T> parsed(Setting setting, Function<String, T> parser, InvalidSettingException refusal) {
            try {
                return source.apply(setting.name()).map(parser);
            } catch (IllegalArgumentException | ArithmeticException notOfTheForm) {
                refuse(refusal);
                return Optional.empty();
            }
        }

        /**
         * For settings that have a default in {@code muster.xml}.
         *
         * @param placeholder for a refused value, which nobody gets to see
         */
        <T> T required(Setting setting, Function<String, T> parser, T placeholder) {
            Optional<T> value = parsed(setting, parser);
            requirePresent(value, setting);
            return value.orElse(placeholder);
        }

        void requirePresent(Optional<?> value, Setting setting) {
            if (value.isEmpty()) {
                refuse(setting.violated());
            }
        }

        void requireNoneRefused() {
            if (!refusals.isEmpty()) {
                throw new InvalidSettingException(String.join("\n", refusals));
            }
        }
    }

    /** Checks what only the server reads. */
    private static void checkServer(Values values) {
        values.parsed(Setting.MUSTER_DB_URL, Settings::databaseUrl);
        int most = values.parsed(Setting.MUSTER_DB_POOL_MAX, number(1, 1_000)).orElse(1_000);
        values.parsed(Setting.MUSTER_DB_POOL_MIN, number(0, most));
        values.parsed(Setting.MUSTER_DB_POOL_TIMEOUT, Settings::duration);
        for (Setting timeout : List.of(
                Setting.MUSTER_DB_STATEMENT_TIMEOUT, Setting.MUSTER_DB_LOCK_TIMEOUT, Setting.MUSTER_DB_IDLE_TIMEOUT)) {
            values.parsed(timeout, matching(TIMEOUT_OF_POSTGRESQL));
        }
        values.parsed(Setting.MUSTER_LOG_FORMAT, matching("json|simple"));
        values.parsed(Setting.MUSTER_LOG_LEVEL, matching("INFO|AUDIT|WARNING|ERROR"));
        values.parsed(Setting.MUSTER_ACCESS_LOG, matching("true|false"));
    }

    private static Quota quota(Values values, Setting perSecond, Setting burst, Quota normal) {
        Function<String, Long> rate = number(0, 1_000_000_000).andThen(Integer::longValue);
        return new Quota(
                values.parsed(perSecond, rate).orElse(normal.perSecond()),
                values.parsed(burst, rate).orElse(normal.burst()));
    }

    private static Feed feed(Values values) {
        return new Feed(
                values.parsed(Setting.MUSTER_FEED_POLL, Settings::duration).orElse(Feed.NORMAL.poll()),
                values.parsed(Setting.MUSTER_FEED_RETENTION_DAYS, number(1, 1_000))
                        .map(Duration::ofDays)
                        .orElse(Feed.NORMAL.retention()));
    }

    private static Webhooks webhooks(Values values) {
        return new Webhooks(
                values.parsed(Setting.MUSTER_WEBHOOK_ALLOWED_ADDRESSES, AddressBlock::list)
                        .orElse(Webhooks.NORMAL.allowed()),
                values.parsed(Setting.MUSTER_WEBHOOK_POLL, Settings::duration).orElse(Webhooks.NORMAL.poll()),
                values.parsed(Setting.MUSTER_WEBHOOK_PARALLEL, number(1, 1_000)).orElse(Webhooks.NORMAL.parallel()));
    }

    private static List<InetSocketAddress> servers(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Settings::server)
                .toList();
    }

    /** Reads an address, with a port if it is not the usual one. */
    private static InetSocketAddress server(String text) {
        URI server = URI.create("dns://" + text);
        String host = Optional.ofNullable(server.getHost()).orElseThrow(IllegalArgumentException::new);
        if (!text.equals(server.getRawAuthority()) || !host.matches("\\d+(?:\\.\\d+){3}|\\[.+]")) {
            throw new IllegalArgumentException(text);
        }
        // sends no DNS query: the text is an address, not a name
        return new InetSocketAddress(
                host.replaceAll("[\\[\\]]", ""), server.getPort() < 0 ? DNS_PORT : server.getPort());
    }

    private static Duration duration(String text) {
        Duration duration = durationOrZero(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private static Duration durationOrZero(String text) {
        if (!text.matches("\\d{1,9}(ms|s|m)")) {
            throw new IllegalArgumentException(text);
        }
        long number = Long.parseLong(text.replaceAll("\\D", ""));
        return Duration.of(number, unit(text.replaceAll("\\d", "")));
    }

    private static ChronoUnit unit(String letters) {
        return switch (letters) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            default -> ChronoUnit.MINUTES;
        };
    }

    private static Function<String, Integer> number(int least, int most) {
        return text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        };
    }

    private static String databaseUrl(String text) {
        List<String> options = List.of(text.toUpperCase(Locale.ROOT).split(";"));
        boolean h2 = text.startsWith("jdbc:h2:") && options.containsAll(H2_OPTIONS);
        if (!h2 && !text.matches("jdbc:postgresql:.+")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Function<String, String> matching(String pattern) {
        return text -> {
            if (!text.matches(pattern)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        };
    }

    /** Does not take "yes", which {@link Boolean#valueOf} would read as false. */
    private static boolean flag(String text) {
        return Boolean.parseBoolean(matching("true|false").apply(text));
    }

    private static String publicUrl(String text) {
        URI url = URI.create(text);
        String host = Optional.ofNullable(url.getHost()).orElseThrow(IllegalArgumentException::new);
        boolean secure = "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isLoopback(host));
        String origin = url.getScheme() + "://" + url.getRawAuthority();
        if (!secure || url.getRawUserInfo() != null || !(text.equals(origin) || text.equals(origin + "/"))) {
            throw new IllegalArgumentException(text);
        }
        return origin;
    }

    private static String localUrl(String text) {
        String url = publicUrl(text);
        if (!isLoopback(URI.create(url).getHost())) {
            throw new IllegalArgumentException(text);
        }
        return url;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.equals("::1")
                || host.matches("127(?:\\.\\d{1,3}){3}");
    }

    private static CredentialText credential(String text) {
        return CredentialText.parse(CredentialText.Kind.API_KEY, text).orElseThrow(IllegalArgumentException::new);
    }

    /** Reads hex if the text can be hex, otherwise base64 of either alphabet. */
    private static byte[] key(String text) {
        byte[] key = text.matches("(?:[0-9a-fA-F]{2})+")
                ? HexFormat.of().parseHex(text)
                : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        if (key.length < KeyedHash.MIN_KEY_BYTES) {
            throw new IllegalArgumentException("too short");
        }
        return key;
    }
}

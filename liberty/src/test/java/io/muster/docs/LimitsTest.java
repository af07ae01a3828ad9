package io.muster.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.idp.password.Argon2Hasher;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.limit.Quota;
import io.muster.rest.limit.Quotas;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the page of limits with the constants, and computes what a node holds at most. */
class LimitsTest {
    private static final Pattern NAMED = Pattern.compile("`(?:(MUSTER_\\w+)|muster\\.xml: (\\w+)|([\\w.]+)\\.(\\w+))`");
    private static final String CONFIGURATION = "liberty/src/main/liberty/config/";
    private static final int MIB = 1024 * 1024;
    private static final int AT_REST = 120;
    private static final int ANSWER = 2;
    private static final int KINDS_OF_KEYS = 10;
    private static final int BYTES_OF_A_KEY = 512;

    private static final Page PAGE = Page.of("docs/limits.md");

    static Stream<List<String>> limits() {
        return PAGE.rows().stream().filter(row -> row.size() == 4);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void everyLimitIsThatOfItsConstantOrSetting(List<String> row) throws ReflectiveOperationException {
        Matcher named = NAMED.matcher(row.get(3));
        assertThat(named.matches()).as(row.get(3)).isTrue();
        if (named.group(1) != null) {
            assertThat(Page.of("docs/settings.md").rows())
                    .anyMatch(setting -> setting.get(0).equals(row.get(3))
                            && setting.get(1)
                                    .replace("`", "")
                                    .replace("s", " s")
                                    .equals(row.get(1).replace(",", "")));
        } else if (named.group(2) != null) {
            assertThat(configured(named.group(2)).replaceAll("s$", " s")).isEqualTo(row.get(1));
        } else {
            assertThat(forms(constant(named.group(3), named.group(4)))).contains(row.get(1));
        }
    }

    /** Constants with names of bounds that bound nothing of a client. */
    private static final Map<String, String> NO_LIMITS = Map.ofEntries(
            entry("domain.event.PublishingState.PATIENCE", "how long an attempt of a job may take"),
            entry("domain.password.PasswordHash.MAX_LENGTH", "what Muster itself makes"),
            entry("domain.password.Tries.MAX_DOUBLINGS", "LONGEST_WAIT says it"),
            entry("domain.traffic.Rhythm.PATIENCE", "how many pauses are a silence"),
            entry("domain.text.UrlRule.MAX_PORT", "of TCP"),
            entry("idp.connection.oidc.IdTokens.SOURCES_KEPT", "KEPT_BYTES bounds them"),
            entry("idp.demo.DemoProviderServlet.MAX_FORM", "of a demonstration, on its own machine"),
            entry("persistence.directory.JpaMemberships.MAX_GROUPS", "Slice.MAX_BYTES, in rows"),
            entry("persistence.hibernate.Outages.LONGEST_PAUSE", "between tries of a start"),
            entry("persistence.hibernate.Outages.MAX_CAUSES", "of an exception"),
            entry("persistence.hibernate.Rows.MOST", "of one statement"),
            entry("persistence.hibernate.TenantSession.LONGEST_JOINED", "of one statement"),
            entry("persistence.hibernate.TenantSession.MOST_JOINED", "texts of statements"),
            entry("persistence.hibernate.TenantSession.MOST_WAITING", "of one statement"),
            entry("rest.scim.schema.AttributePath.MAX_NAMES", "of a path, whose characters are bounded"));

    private static final List<String> MODULES = List.of(
            "domain",
            "application",
            "adapters-rest",
            "adapters-rest/outbound-http",
            "adapters-persistence",
            "adapters-idp",
            "liberty");

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package io\\.muster\\.([\\w.]+);");
    private static final Pattern BOUND = Pattern.compile("static final (?:int|long|Duration|Quota) ("
            + "(?:MAX|MOST|LONGEST|KEPT)_\\w+|MOST|LONGEST|KEPT|LIFE|PATIENCE|DEADLINE|\\w+_KEPT) =");

    @Test
    void everyConstantWithTheNameOfABoundIsOnThePage() throws IOException {
        Set<String> onThePage = limits().map(row -> row.get(3).replace("`", "")).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            Matcher of = PACKAGE.matcher(text);
            String type = source.getFileName().toString().replace(".java", "");
            for (Matcher bound = BOUND.matcher(text); bound.find(); ) {
                String name = (of.find(0) ? of.group(1) : "") + "." + type + "." + bound.group(1);
                if (!onThePage.contains(name)) {
                    missing.add(name);
                }
            }
        }
        assertThat(missing).isEqualTo(new TreeSet<>(NO_LIMITS.keySet()));
    }

    @Test
    void statementsOfBothDatabasesEndAfterTheSameTime() {
        assertThat(found("MAX_QUERY_TIMEOUT=(\\d+);", "muster.xml"))
                .isEqualTo(found("MUSTER_DB_STATEMENT_TIMEOUT\" defaultValue=\"(\\d+)s\"", "muster.xml") + "000");
    }

    @Test
    void worstCaseMemoryOfANodeFitsIntoTheHeapWithAMargin() throws ReflectiveOperationException {
        Map<String, Long> computed = new LinkedHashMap<>();
        computed.put("the server and the application at rest", (long) AT_REST);
        computed.put(
                "headers", number("maxOpenConnections") * number("limitNumHeaders") * number("limitFieldSize") / MIB);
        computed.put("bodies and their trees", ClientLimits.BODY_MEMORY * 3L / 2 / MIB);
        computed.put("answers", (ClientLimits.REQUESTS + turnsOfProviders()) * ANSWER);
        computed.put("limits and known callers", KINDS_OF_KEYS * 2L * Quotas.MAX_KEYS * BYTES_OF_A_KEY / MIB);
        computed.put("webhooks", 8L);
        computed.put("passwords", Argon2Hasher.KIBIBYTES / 1024L);
        computed.put("documents of OpenID providers", documents() / MIB);
        computed.put("pages of H2", Long.parseLong(found("CACHE_SIZE=(\\d+)", "muster.xml")) / 1024);
        long sum = computed.values().stream().mapToLong(Long::longValue).sum();
        computed.put("**sum**", sum);

        Map<String, Long> written = new LinkedHashMap<>();
        PAGE.rows().stream()
                .filter(row -> row.size() == 3)
                .forEach(row -> written.put(row.get(0), Long.valueOf(row.get(2))));
        assertThat(written).isEqualTo(computed);
        assertThat(sum).isLessThanOrEqualTo(heap() * 85 / 100);
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Page.ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static long turnsOfProviders() throws ReflectiveOperationException {
        return (int) constant("idp.connection.ProviderTurns", "SIGN_INS");
    }

    private static long documents() throws ReflectiveOperationException {
        String oidc = "idp.connection.oidc.";
        return 2L * (int) constant(oidc + "DiscoveryDocuments", "KEPT_BYTES")
                + 20L * (int) constant(oidc + "IdTokens", "KEPT_BYTES");
    }

    private static Object constant(String type, String name) throws ReflectiveOperationException {
        Field constant = Class.forName("io.muster." + type).getDeclaredField(name);
        constant.setAccessible(true);
        return constant.get(null);
    }

    private static long heap() {
        return Long.parseLong(found("-Xmx(\\d+)m", "jvm.options"));
    }

    private static long number(String option) {
        return Long.parseLong(configured(option));
    }

    private static String configured(String option) {
        return found(option + "=\"([^\"]+)\"", "muster.xml");
    }

    /** Returns the group of the first match in a file of the configuration. */
    private static String found(String pattern, String file) {
        Matcher value =
                Pattern.compile(pattern).matcher(Page.of(CONFIGURATION + file).text());
        assertThat(value.find()).as(pattern).isTrue();
        return value.group(1);
    }

    /** Returns the ways in which the page may write a value. */
    private static List<String> forms(Object value) {
        if (value instanceof Duration duration) {
            return List.of(
                    duration.toMillis() + " ms",
                    duration.toSeconds() + " s",
                    duration.toMinutes() + " minutes",
                    duration.toHours() + " hours",
                    duration.toDays() + " days");
        }
        if (value instanceof Quota quota) {
            return List.of(quota.perSecond() + " a second, " + quota.burst() + " at once");
        }
        int number = ((Number) value).intValue();
        return List.of(
                Integer.toString(number),
                String.format("%,d", number),
                number + " requests",
                number / 1024 + " KiB",
                number / MIB + " MiB");
    }
}

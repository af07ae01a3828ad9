package io.muster.rest.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Problem;
import io.muster.rest.json.InvalidJson;
import io.muster.rest.json.JsonObjects;
import io.muster.rest.scim.json.GroupJson;
import io.muster.rest.scim.json.UserJson;
import io.muster.rest.scim.refusal.ScimRefusal;
import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Measures the processor time of the largest bodies, from bytes to the edit. Time of other processes does not count,
 * and the shortest of several runs does.
 */
class WorkOfBodiesTest {
    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int RUNS = 2;
    private static final double MAX_MILLIS = 200;

    /** Below this time, the ratio is noise. */
    private static final double NOISE_MILLIS = 20;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final UserProfile FULL = user("{'userName':'ana','emails':["
            + each(100, n -> "{'value':'ana" + n + "@work.example','type':'work'}") + "],'photos':["
            + each(2, n -> "{'value':'" + "a".repeat(29_000) + "','type':'" + n + "'}") + "]}");

    @SuppressWarnings("ImmutableEnumChecker") // a function of no state
    private enum Kind {
        ADDED_TEXTS(Target.USER, 49_000, n -> operation("add", "emails", "[" + texts(n) + "]")),
        ADDED_ELEMENTS(
                Target.USER,
                24_000,
                n -> operation("add", "addresses", "[" + each(n, i -> "{'locality':'" + i + "'}") + "]")),
        LISTS_OF_TEXTS(
                Target.USER, 480, n -> each(n, i -> operation("add", "phoneNumbers", "[" + texts(i * 100, 100) + "]"))),
        SINGLE_TEXTS(Target.USER, 1_000, n -> each(n, i -> operation("add", "phoneNumbers", "'" + i + "'"))),
        LONG_TEXTS_OF_ONE_BEGINNING(
                Target.USER,
                980,
                n -> each(n / 98, i -> operation("add", "phoneNumbers", "[" + longTexts(i * 98, 98) + "]"))),
        LONG_ADDRESSES_OF_ONE_BEGINNING(
                Target.USER,
                980,
                n -> each(
                        n / 98,
                        i -> operation(
                                "add",
                                "addresses",
                                "[" + each(98, m -> "{'locality':" + longTexts(i * 98 + m, 1) + "}") + "]"))),
        LONG_TEXTS_REMOVED(
                Target.USER,
                980,
                n -> each(n / 196, i -> operation("add", "phoneNumbers", "[" + longTexts(i * 98, 98) + "]")) + ","
                        + each(
                                n / 196,
                                i -> operation("remove", "phoneNumbers", "[" + longTexts(2_000 + i * 98, 98) + "]"))),
        NESTED_VALUE(
                Target.USER,
                40_000,
                n -> operation("add", "emails", "[{'value':[" + each(n, i -> "'" + i + "'") + "]}]") + ","
                        + each(900, i -> operation("replace", "emails[value eq 'x'].display", "'x'"))),
        NESTED_VALUE_BESIDE_OTHERS(
                Target.USER,
                40_000,
                n -> operation("add", "emails", "[{'value':[" + each(n, i -> "'" + i + "'") + "]}]") + ","
                        + each(900, i -> operation("add", "emails", "'x'"))),
        NESTED_VALUE_OF_AN_ATTRIBUTE(
                Target.USER,
                40_000,
                n -> each(
                        900,
                        i -> operation("replace", "title", i > 0 ? "'x'" : "[" + each(n, m -> "'" + m + "'") + "]"))),
        REMOVED_TEXTS(Target.USER, 480, n -> each(n, i -> operation("remove", "emails", "[" + texts(100) + "]"))),
        CONDITIONS(
                Target.USER,
                1_000,
                n -> each(n, i -> operation("replace", "emails[value eq 'ana9@work.example'].display", "'x'"))),
        CONDITIONS_OF_MANY_TERMS(
                Target.USER,
                1_000,
                n -> each(
                        n,
                        i -> operation(
                                "replace", "emails[" + terms(60, " or ", "value co 'zz'") + "].display", "'x'"))),
        LONG_CONDITIONS(
                Target.USER,
                500,
                n -> each(
                        n, i -> operation("replace", "photos[value co '" + "a".repeat(3_900) + "b'].display", "'x'"))),
        LARGE_PHOTOS(
                Target.USER,
                60,
                n -> operation("add", "photos", "[" + each(n, i -> "'" + "a".repeat(30_000) + "'") + "]") + ","
                        + each(500, i -> operation("replace", "photos[value eq 'b'].display", "'x'"))),
        KEYS(Target.USER, 49_000, n -> "{'op':'add','value':{" + each(n, i -> "'k" + i + "':1") + "}}"),
        KEYS_OF_A_SCHEMA(
                Target.USER,
                49_000,
                n -> "{'op':'add','value':{'urn:ietf:params:scim:schemas:core:2.0:User':{"
                        + each(n, i -> "'k" + i + "':1") + "}}}"),
        KEYS_OF_A_NAME(Target.USER, 49_000, n -> operation("add", "name", "{" + each(n, i -> "'k" + i + "':1") + "}")),
        NAMES(
                Target.USER,
                1_000,
                n -> each(n, i -> operation("add", "name", "{'givenName':'" + i + "','familyName':'x'}"))),
        DOTS(Target.USER, 2_000_000, n -> operation("add", ".".repeat(n), "1")),
        BRACKETS(Target.USER, 2_000_000, n -> operation("add", "emails" + "[".repeat(n), "1")),
        POSTED_TEXTS(Target.POSTED_USER, 49_000, n -> "{'userName':'x','emails':[" + texts(n) + "]}"),
        POSTED_KEYS(Target.POSTED_USER, 49_000, n -> "{'userName':'x'," + each(n, i -> "'k" + i + "':1") + "}"),
        POSTED_PARTS(
                Target.POSTED_USER,
                49_000,
                n -> "{'userName':'x','addresses':[{" + each(n, i -> "'k" + i + "':1") + "}]}"),
        POSTED_SIZE(
                Target.POSTED_USER,
                60,
                n -> "{'userName':'x','photos':[" + each(n, i -> "'" + "ﷺ".repeat(10_000) + "'") + "]}"),
        MEMBERS(Target.GROUP, 45_000, n -> operation("add", "members", "[" + each(n, WorkOfBodiesTest::id) + "]")),
        OPERATIONS_ON_MEMBERS(
                Target.GROUP,
                999,
                n -> each(
                        n,
                        i -> operation(
                                i % 2 == 0 ? "add" : "remove", "members", "[" + each(45, m -> id(i * 45 + m)) + "]"))),
        MEMBERS_OF_ONE_HASH_CODE(
                Target.GROUP,
                45_000,
                n -> operation("add", "members", "[" + each(n, WorkOfBodiesTest::colliding) + "]")),
        SELECTED_MEMBERS(
                Target.GROUP,
                500,
                n -> each(n, i -> "{'op':'remove','path':'members[" + terms(60, " or ", "value eq 'x'") + "]'}")),
        MALFORMED_MEMBERS(Target.GROUP, 45_000, n -> operation("add", "members", "[" + texts(n) + "]")),
        POSTED_MEMBERS(
                Target.POSTED_GROUP,
                45_000,
                n -> "{'displayName':'x','members':[" + each(n, WorkOfBodiesTest::colliding) + "]}");

        private final Target target;
        private final int largest;
        private final IntFunction<String> content;

        Kind(Target target, int largest, IntFunction<String> content) {
            this.target = target;
            this.largest = largest;
            this.content = content;
        }

        byte[] body(int size) {
            String text = content.apply(size);
            String body = target.patch ? "{'Operations':[" + text + "]}" : text;
            return body.replace("'", "\"").replace("`", "\\\"").getBytes(StandardCharsets.UTF_8);
        }
    }

    private enum Target {
        USER(true),
        GROUP(true),
        POSTED_USER(false),
        POSTED_GROUP(false);

        private final boolean patch;

        Target(boolean patch) {
            this.patch = patch;
        }

        void read(JsonObject body) {
            switch (this) {
                case USER -> UserPatch.read(body, Dialect.TOLERANT).apply(FULL);
                case GROUP -> GroupPatchReader.read(body, Dialect.TOLERANT);
                case POSTED_USER -> UserJson.read(body, Optional.empty(), Dialect.TOLERANT);
                case POSTED_GROUP -> GroupJson.read(body, Dialect.TOLERANT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void workIsLinearInTheBodyOrRefused(Kind kind) {
        byte[] quarter = kind.body(kind.largest / 4);
        byte[] whole = kind.body(kind.largest);
        assertThat(whole.length).isLessThanOrEqualTo(MAX_BYTES);

        double ofQuarter = millis(kind, quarter);
        double ofWhole = millis(kind, whole);

        assertThat(ofWhole).as("milliseconds").isLessThan(MAX_MILLIS);
        assertThat(ofWhole)
                .as("milliseconds, against " + ofQuarter + " of a quarter")
                .isLessThan(8 * Math.max(ofQuarter, NOISE_MILLIS));
    }

    private static String longTexts(int from, int number) {
        return each(number, i -> "'" + "a".repeat(2_000) + (10_000 + from + i) + "'");
    }

    private static double millis(Kind kind, byte[] body) {
        return IntStream.range(0, RUNS)
                .mapToDouble(run -> {
                    long start = THREADS.getCurrentThreadCpuTime();
                    try {
                        kind.target.read(JsonObjects.parse(body));
                    } catch (Problem | ScimRefusal | InvalidJson refused) {
                        // costs as well
                    }
                    return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
                })
                .min()
                .orElseThrow();
    }

    private static UserProfile user(String json) {
        return UserJson.read(
                JsonObjects.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                Dialect.TOLERANT);
    }

    /** In a path, a quote is written as in JSON. */
    private static String operation(String op, String path, String value) {
        return "{'op':'" + op + "','path':'" + path.replace("'", "`") + "','value':" + value + "}";
    }

    private static String terms(int count, String word, String term) {
        return String.join(word, Collections.nCopies(count, term)).replace("'", "`");
    }

    private static String texts(int count) {
        return texts(0, count);
    }

    private static String texts(int from, int count) {
        return each(count, n -> "'" + (from + n) + "'");
    }

    private static String id(int number) {
        return "'" + new UUID(0x019b_0000_0000_7000L + number, 0x8000_0000_0000_0000L) + "'";
    }

    /** The hash code of a UUID is the exclusive or of its four words. */
    private static String colliding(int number) {
        return "'" + new UUID(((long) number << 32) | number, 7) + "'";
    }

    private static String each(int count, IntFunction<String> text) {
        return Arrays.stream(IntStream.range(0, count).toArray()).mapToObj(text).collect(Collectors.joining(","));
    }
}

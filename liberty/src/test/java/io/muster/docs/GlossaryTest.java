package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Member;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that each row of the glossary has a term, a meaning and a place that exists, and each term once. */
class GlossaryTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern PLACE = Pattern.compile("((?:[a-z]+\\.)*)([A-Z]\\w*)?(?:\\.([a-z]\\w*))?");
    private static final List<String> MODULES =
            List.of("domain", "application", "adapters-rest", "adapters-persistence", "adapters-idp", "liberty");

    private static final Page PAGE = Page.of("docs/glossary.md");

    static List<List<String>> rows() {
        return PAGE.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowHasThreeCellsThatAreNotEmpty(List<String> row) {
        assertThat(row).hasSize(3).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyPlaceExists(List<String> row) {
        List<String> places =
                CODE.matcher(row.get(2)).results().map(found -> found.group(1)).toList();
        assertThat(places).isNotEmpty();
        String first = places.get(0);
        String home = first.substring(0, first.lastIndexOf('.') + 1);

        assertThat(places).allMatch(place -> exists(place) || exists(home + place));
    }

    @Test
    void everyTermStandsOnceAndInOrder() {
        List<String> terms = PAGE.rows().stream().map(row -> row.get(0)).toList();

        assertThat(terms).isNotEmpty().doesNotHaveDuplicates().isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    /** Returns whether there is such a class, such a member of a class, or such a package. */
    private static boolean exists(String place) {
        MatchResult parts = PLACE.matcher(place).results().findFirst().orElseThrow();
        if (parts.group(2) == null) {
            return MODULES.stream()
                    .map(module -> module + "/src/main/java/io/muster/" + place.replace('.', '/'))
                    .anyMatch(folder -> Files.isDirectory(Page.ROOT.resolve(folder)));
        }
        try {
            Class<?> type = Class.forName("io.muster." + parts.group(1) + parts.group(2));
            return parts.group(3) == null || members(type).anyMatch(parts.group(3)::equals);
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    private static Stream<String> members(Class<?> type) {
        return Stream.<Member[]>of(type.getDeclaredMethods(), type.getDeclaredFields())
                .flatMap(Arrays::stream)
                .map(Member::getName);
    }
}

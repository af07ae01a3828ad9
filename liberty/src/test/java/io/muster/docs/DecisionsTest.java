package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the index of decisions with the records, and checks that a record has all of its parts. */
class DecisionsTest {
    private static final Pattern FILE = Pattern.compile("docs/adr/\\d{4}-.*\\.md");
    private static final Pattern HEAD =
            Pattern.compile("# (\\d+)\\. (.+)\n\n- Status: (\\w+).*(?:\n  .*)*\n- Date: (\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern SECTION = Pattern.compile("(?m)^## (.*)$");

    private static final Pattern UNUSED = Pattern.compile("(?m)^The numbers (.*) were not used\\.$");

    static List<Page> records() {
        return Page.all().stream()
                .filter(page -> FILE.matcher(page.name()).matches())
                .toList();
    }

    @Test
    void indexHasNumberTitleStatusAndDateOfEveryRecord() {
        List<String> index = Page.of("docs/adr/README.md").rows().stream()
                .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2).split(" ", 2)[0] + " " + row.get(3))
                .toList();

        assertThat(index)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        records().stream().map(DecisionsTest::row).toList());
    }

    @Test
    void indexNamesTheNumbersThatWereNotUsed() {
        List<Integer> used = records().stream()
                .map(record ->
                        Integer.valueOf(record.file().getFileName().toString().substring(0, 4)))
                .toList();
        String sentence = UNUSED.matcher(Page.of("docs/adr/README.md").text())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(Pattern.compile("\\d+").matcher(sentence).results().map(number -> Integer.valueOf(number.group())))
                .containsExactlyElementsOf(IntStream.range(1, Collections.max(used))
                        .boxed()
                        .filter(number -> !used.contains(number))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("records")
    void recordHasContextDecisionAlternativesAndConsequences(Page record) {
        assertThat(SECTION.matcher(record.text()).results().map(section -> section.group(1)))
                .containsExactly("Context", "Decision", "Alternatives", "Consequences");
    }

    private static String row(Page record) {
        MatchResult head = HEAD.matcher(record.text()).results().findFirst().orElseThrow();
        return head.group(1) + " [" + head.group(2) + "](" + record.file().getFileName() + ") " + head.group(3) + " "
                + head.group(4);
    }
}

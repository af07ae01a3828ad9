package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the glossary names existing classes, and each term once. */
class GlossaryTest {
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w*)");

    private final Page page = Page.of("docs/glossary.md");

    @Test
    void everyClassExists() {
        assertThat(CLASS.matcher(page.text()).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(GlossaryTest::exists);
    }

    @Test
    void everyTermStandsOnceAndInOrder() {
        List<String> terms = page.rows().stream().map(row -> row.get(0)).toList();

        assertThat(terms).doesNotHaveDuplicates().isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    private static boolean exists(String name) {
        String file = "src/main/java/io/muster/" + name.replace('.', '/') + ".java";
        return Stream.of("domain", "application", "adapters-rest", "adapters-persistence", "adapters-idp", "liberty")
                .anyMatch(module -> Files.exists(Page.ROOT.resolve(module).resolve(file)));
    }
}

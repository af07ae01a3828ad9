package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that links between the documents lead to existing files and headings. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private static final Pattern CONTENTS = Pattern.compile("(?m)^(?:## )?Contents(?::|\\n)((?:\\n?.+)+)$");

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkHasATarget(Page page) {
        List<String> broken = new ArrayList<>();
        for (MatchResult link : LINK.matcher(page.prose()).results().toList()) {
            String target = link.group(1);
            if (!target.startsWith("https://") && !exists(page, target)) {
                broken.add(target);
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageOfTheDocumentsIsInTheTableOfTheReadme() {
        List<String> listed = Page.of("README.md").rows().stream()
                .flatMap(row -> LINK.matcher(row.get(0)).results())
                .map(link -> link.group(1))
                .toList();

        List<String> pages = Page.all().stream()
                .map(Page::name)
                .filter(name -> name.matches("docs/[^/]+"))
                .toList();
        assertThat(listed).containsAll(pages);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void contentsListEverySectionInOrder(Page page) {
        Matcher contents = CONTENTS.matcher(page.prose());
        if (contents.find()) {
            List<String> listed = LINK.matcher(contents.group(1))
                    .results()
                    .map(link -> link.group(1).substring(1))
                    .toList();

            assertThat(listed)
                    .containsExactlyElementsOf(page.sections().stream()
                            .filter(section -> !section.equals("contents"))
                            .toList());
        }
    }

    @Test
    void everyImageIsShown() throws IOException {
        List<Path> shown = Page.all().stream()
                .flatMap(page -> LINK.matcher(page.prose())
                        .results()
                        .map(link -> page.file().resolveSibling(link.group(1)).normalize()))
                .toList();

        try (Stream<Path> files = Files.walk(Page.ROOT.resolve("docs"))) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(?:png|svg|jpg|gif)")))
                    .isNotEmpty()
                    .isSubsetOf(shown);
        }
    }

    private static boolean exists(Page page, String target) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path path =
                file.isEmpty() ? page.file() : page.file().resolveSibling(file).normalize();
        if (!Files.exists(path)) {
            return false;
        }
        return hash < 0
                || Page.of(Page.ROOT.relativize(path).toString()).anchors().contains(target.substring(hash + 1));
    }
}

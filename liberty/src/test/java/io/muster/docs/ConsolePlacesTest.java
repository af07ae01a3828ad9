package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the guide for admins names pages, sections and buttons of the console by the words that are on them. */
class ConsolePlacesTest {
    private static final Pattern PLACE = Pattern.compile("(?m)^Console: (.*(?:\\n.+)*)");
    private static final Pattern WORDS = Pattern.compile("\\*([^*]+)\\*");
    private static final Path CONSOLE = Page.ROOT.resolve("liberty/src/main/webapp/console");

    @Test
    void everyPlaceThatTheGuideNamesIsInTheConsole() throws IOException {
        String console = console();
        List<String> named = PLACE.matcher(Page.of("docs/admin-guide.md").prose())
                .results()
                .flatMap(place ->
                        WORDS.matcher(place.group(1).replace('\n', ' ')).results())
                .map(words -> words.group(1))
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(20).allSatisfy(words -> assertThat(console)
                .containsPattern(shown(words)));
    }

    /** Returns a pattern of a whole text in a page: between quotation marks, tags, lines or values. */
    private static Pattern shown(String words) {
        return Pattern.compile("['>}]\\s*" + Pattern.quote(words) + "\\s*['<$]");
    }

    private static String console() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(CONSOLE)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".js")).toList()) {
                sources.append(Files.readString(file));
            }
        }
        return sources.toString();
    }
}

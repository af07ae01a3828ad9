package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that prose and comments are wrapped. The formatter wraps code, but not comments. */
class LineLengthTest {
    private static final int MAX = 120;
    private static final Pattern TABLE_ROW = Pattern.compile("\\s*\\|.*");
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:/\\*|\\*|//).*");

    @Test
    void proseIsWrapped() {
        List<String> tooLong = new ArrayList<>();
        for (Page page : Page.all()) {
            page.prose()
                    .lines()
                    .filter(line ->
                            line.length() > MAX && !TABLE_ROW.matcher(line).matches())
                    .forEach(line -> tooLong.add(page.name() + ": " + line));
        }

        assertThat(tooLong).isEmpty();
    }

    @Test
    void commentsAreWrapped() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            Files.readAllLines(file).stream()
                    .filter(line -> line.length() > MAX && COMMENT.matcher(line).matches())
                    .forEach(line -> tooLong.add(Page.ROOT.relativize(file) + ": " + line));
        }

        assertThat(tooLong).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Page.ROOT)) {
            for (Path module : modules.map(path -> path.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        assertThat(sources).hasSizeGreaterThan(100);
        return sources;
    }
}

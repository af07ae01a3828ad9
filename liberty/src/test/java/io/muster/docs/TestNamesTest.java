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

/** Checks that names of tests are short, and understood without the test before and without a question word. */
class TestNamesTest {
    private static final Pattern CLASS = Pattern.compile(".*src/test/java/.*(?:Test|IT|Properties|Contract)\\.java");
    private static final Pattern METHOD = Pattern.compile("(?m)^    (?:default )?(?:void|boolean) (\\w+)\\(");
    private static final Pattern QUESTION = Pattern.compile("(?:^w|W)h(?:at|atever|oever)[A-Z]");
    private static final int MAX = 90;

    @Test
    void everyNameIsShortAndUnderstoodAlone() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Page.ROOT)) {
            for (Path file : files.filter(TestNamesTest::isOfTests).toList()) {
                METHOD.matcher(Files.readString(file)).results().forEach(method -> names.add(method.group(1)));
            }
        }

        assertThat(names).hasSizeGreaterThan(1_000);
        assertThat(names)
                .noneMatch(name -> name.length() > MAX)
                .noneMatch(name -> name.endsWith("Too"))
                .noneMatch(name -> QUESTION.matcher(name).find());
    }

    private static boolean isOfTests(Path file) {
        String path = Page.ROOT.relativize(file).toString().replace('\\', '/');
        return CLASS.matcher(path).matches() && !path.contains("target/");
    }
}

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

/** Checks that Javadoc of the product begins with a verb for methods and a noun for types, not with a question word. */
class JavadocTest {
    private static final Pattern QUESTION = Pattern.compile("/\\*\\*\\s+(?:\\* )?"
            + "((?:How|Has|Gives|Knows|Says|Tells|What|Whatever|When|Where|Whether|Which|Who|Whoever|Why)\\b.*)");
    private static final Path MAIN = Path.of("src", "main", "java");

    @Test
    void noCommentBeginsWithAQuestionWord() throws IOException {
        List<String> found = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(Page.ROOT)) {
            for (Path file : files.filter(JavadocTest::isOfTheProduct).toList()) {
                QUESTION.matcher(Files.readString(file))
                        .results()
                        .forEach(comment -> found.add(Page.ROOT.relativize(file) + ": " + comment.group(1)));
                read++;
            }
        }

        assertThat(read).isGreaterThan(500);
        assertThat(found).isEmpty();
    }

    private static boolean isOfTheProduct(Path file) {
        Path path = Page.ROOT.relativize(file);
        return path.toString().endsWith(".java")
                && path.toString().contains(MAIN.toString())
                && !path.toString().contains("target");
    }
}

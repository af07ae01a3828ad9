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

/**
 * Checks that Javadoc begins with a verb for methods and a noun for types, not with a question word, and that it stands
 * before a declaration. Compilers up to Java 22 ignore it elsewhere, and later ones refuse it.
 */
class JavadocTest {
    private static final Pattern QUESTION = Pattern.compile("/\\*\\*\\s+(?:\\* )?"
            + "((?:How|Has|Gives|Knows|Says|Tells|What|Whatever|When|Where|Whether|Which|Who|Whoever|Why)\\b.*)");
    private static final Pattern UNATTACHED = Pattern.compile("(/\\*\\*(?:(?!\\*/)[^\n])*\\*/)\\s*(?:/\\*\\*|\\})");

    @Test
    void noCommentBeginsWithAQuestionWord() throws IOException {
        assertThat(found(QUESTION)).isEmpty();
    }

    @Test
    void eachCommentStandsBeforeADeclaration() throws IOException {
        assertThat(found(UNATTACHED)).isEmpty();
    }

    private static List<String> found(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(Page.ROOT)) {
            for (Path file : files.filter(JavadocTest::isSource).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .forEach(comment -> found.add(Page.ROOT.relativize(file) + ": " + comment.group(1)));
                read++;
            }
        }
        assertThat(read).isGreaterThan(1_000);
        return found;
    }

    private static boolean isSource(Path file) {
        String path = Page.ROOT.relativize(file).toString();
        return path.endsWith(".java") && !path.contains("target");
    }
}

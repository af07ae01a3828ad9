package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.signin.SignInCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A code that no test expects may be one that nobody can reach. */
class SignInCodesTest {
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z_]+");
    private static final List<String> MODULES =
            List.of("domain", "application", "adapters-idp", "adapters-rest", "adapters-persistence", "liberty");

    @Test
    void everyCodeIsExpectedByATest() throws IOException {
        Set<String> expected = new HashSet<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(
                                file -> WORD.matcher(text(file)).results().forEach(word -> expected.add(word.group())));
            }
        }
        assertThat(expected)
                .containsAll(Stream.of(SignInCode.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.muster.persistence.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two changes that are merged one after the other can choose the same number. */
class MigrationNumbersTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void everyMigrationOfADatabaseHasANumberOfItsOwn(Vendor vendor) {
        Stream<String> numbers = Stream.of("common", vendor.name().toLowerCase(Locale.ROOT))
                .flatMap(folder -> names(MIGRATIONS.resolve(folder)))
                .filter(name -> name.startsWith("V"))
                .map(name -> name.replaceFirst("__.*", ""));

        assertThat(numbers).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    private static Stream<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

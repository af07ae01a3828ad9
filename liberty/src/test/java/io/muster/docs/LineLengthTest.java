package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that prose and comments are wrapped. The formatter wraps code, but not comments. */
class LineLengthTest {
    private static final int MAX = 120;
    private static final Pattern TABLE_ROW = Pattern.compile("\\s*\\|.*");
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:/\\*|\\*|//|--|<!--).*");
    private static final Pattern SOURCE = Pattern.compile(".*\\.(?:java|sql|js|css|xml)");

    /** Migrations that were applied with a longer comment. Wrapping it would change their checksum. */
    private static final Set<String> APPLIED = Set.of(
            "postgresql/V2__sync_log.sql",
            "common/V4__outbox.sql",
            "postgresql/V11__row_security.sql",
            "common/V13__claims_without_cascade.sql",
            "common/V21__deleted_organizations.sql",
            "postgresql/V24__domains_of_claims.sql",
            "common/V25__domain_claims.sql",
            "common/V28__withheld_events.sql",
            "common/V29__installation_audit_log.sql",
            "common/V37__owner_passwords.sql");

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
            if (!isExcepted(file)) {
                Files.readAllLines(file).stream()
                        .filter(line ->
                                line.length() > MAX && COMMENT.matcher(line).matches())
                        .forEach(line -> tooLong.add(Page.ROOT.relativize(file) + ": " + line));
            }
        }

        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyExceptionIsALongCommentOfAMigration() throws IOException {
        List<Path> excepted =
                sources().stream().filter(LineLengthTest::isExcepted).toList();

        assertThat(excepted).hasSameSizeAs(APPLIED);
        for (Path file : excepted) {
            assertThat(Files.readAllLines(file))
                    .as(file.toString())
                    .anyMatch(
                            line -> line.length() > MAX && COMMENT.matcher(line).matches());
        }
    }

    private static boolean isExcepted(Path file) {
        return APPLIED.stream().map("db/migration/"::concat).anyMatch(file::endsWith);
    }

    /** Returns the sources and POMs of all modules, without what a build makes. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(Page.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean made = name.equals("target") || name.startsWith(".");
                return made && !directory.equals(Page.ROOT) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (SOURCE.matcher(file.getFileName().toString()).matches()) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(sources)
                .hasSizeGreaterThan(100)
                .extracting(Path::toString)
                .anyMatch(file -> file.contains("outbound-http"))
                .anyMatch(file -> file.endsWith(".sql"))
                .anyMatch(file -> file.endsWith(".js"))
                .anyMatch(file -> file.endsWith(".css"));
        return sources;
    }
}

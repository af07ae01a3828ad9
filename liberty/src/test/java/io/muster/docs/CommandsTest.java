package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.docs.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that shell blocks can be pasted into bash and zsh, and that a block excluded from tests has a reason. */
class CommandsTest {
    private static final String BUILDS = "builds the project";
    private static final String SERVES = "starts a server that does not end";
    private static final String PRODUCTION = "needs a database of its own";

    /** Blocks marked no-test by their page and first line, with the reason. */
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            Map.entry("README.md: mvn package liberty:run -Dquick", SERVES),
            Map.entry("README.md: mvn verify", BUILDS),
            Map.entry(
                    "README.md: export MUSTER_DB_URL=jdbc:postgresql://127.0.0.1:5432/muster"
                            + " MUSTER_DB_USER=muster MUSTER_DB_PASSWORD=secret",
                    PRODUCTION),
            Map.entry("CONTRIBUTING.md: mvn test", BUILDS),
            Map.entry("CONTRIBUTING.md: mvn verify", BUILDS),
            Map.entry("CONTRIBUTING.md: mvn test -pl domain,application -am", BUILDS),
            Map.entry("CONTRIBUTING.md: mvn verify -Pmutation -DskipITs -pl domain", BUILDS),
            Map.entry("docs/benchmark.md: mvn verify -Pbench -DskipTests", BUILDS),
            Map.entry("docs/benchmark.md: mvn verify -Pbench -DskipTests -Dbench.quick", BUILDS),
            Map.entry(
                    "docs/benchmark.md: mvn verify -Pbench -DskipTests -Dbench.parts=table"
                            + " -Dbench.scenarios=PROBE,GET -Dbench.rounds=5 -Dbench.seconds=10",
                    BUILDS),
            Map.entry(
                    "docs/deployment.md: export MUSTER_DB_URL=jdbc:postgresql://db.internal:5432/muster", PRODUCTION));

    static List<Page> pages() {
        return Page.all();
    }

    @Test
    void blocksThatAreNotRunHaveAReason() {
        assertThat(pages().stream().flatMap(page -> shell(page)
                        .filter(block -> block.has("no-test"))
                        .map(block -> page.name() + ": "
                                + block.content().lines().findFirst().orElse(""))))
                .containsExactlyInAnyOrderElementsOf(NOT_RUN.keySet());
    }

    @Test
    void filesThatTheReadmeWritesAreNotTracked() throws IOException {
        List<String> ignored = Files.readAllLines(Page.ROOT.resolve(".gitignore"));
        Pattern written = Pattern.compile("(?m) > ([a-z.-]+)$");
        Page readme = Page.all().stream()
                .filter(page -> page.name().equals("README.md"))
                .findFirst()
                .orElseThrow();

        assertThat(shell(readme)
                        .flatMap(block -> written.matcher(block.content()).results()))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(ignored).contains("/" + file.group(1)));
    }

    /** A block of JSON or text is read by a test only as the sample of the block before it, which has to be run. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockOfJsonOrTextIsTheSampleOfABlockThatIsRun(Page page) {
        List<Block> blocks = page.blocks();
        for (int at = 0; at < blocks.size(); at++) {
            if (blocks.get(at).isSample()) {
                assertThat(at > 0
                                && blocks.get(at - 1).is("sh")
                                && !blocks.get(at - 1).has("no-test"))
                        .as(blocks.get(at).content())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockOfShellIsMarkedSh(Page page) {
        assertThat(page.blocks()).noneMatch(block -> block.is("bash") || block.is("shell") || block.is("console"));
    }

    /** Refuses what an interactive zsh misreads: comments, ?, * and [ outside of quotes, and ellipses. */
    @ParameterizedTest
    @MethodSource("pages")
    void blocksOfShellCanBePastedIntoZsh(Page page) {
        String commands = shell(page).map(Block::content).collect(Collectors.joining("\n"));
        String unquoted = commands.replaceAll("(?s)'[^']*'|\"(?:\\\\.|[^\"\\\\])*\"", "''");

        assertThat(unquoted).doesNotContainPattern("(?m)(^|\\s)#").doesNotContainPattern("[?*\\[\\]]");
        assertThat(commands).doesNotContain("...").doesNotContainPattern("<[a-z]+( [a-z]+)*>");
    }

    private static Stream<Block> shell(Page page) {
        return page.blocks().stream().filter(block -> block.is("sh"));
    }
}

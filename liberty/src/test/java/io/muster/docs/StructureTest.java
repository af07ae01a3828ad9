package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares what README.md, CONTRIBUTING.md and a decision state about packages and ports with the code. */
class StructureTest {
    private static final Pattern FEATURES = Pattern.compile("(?s)same packages by feature: (.*?)\\s\\(");
    private static final Pattern IN_PORT =
            Pattern.compile("import io\\.muster\\.application\\.port\\.in\\.\\w+\\.(\\w+);");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");
    private static final Path APPLICATION = Page.ROOT.resolve("application/src");

    @Test
    void readmeListsTheFeaturesThatHaveInPorts() throws IOException {
        MatchResult list = FEATURES.matcher(Page.of("README.md").text())
                .results()
                .findFirst()
                .orElseThrow();
        List<String> listed = CODE.matcher(list.group(1))
                .results()
                .map(feature -> feature.group(1))
                .toList();

        try (Stream<Path> ports = Files.list(APPLICATION.resolve("main/java/io/muster/application/port/in"))) {
            assertThat(listed)
                    .containsExactlyInAnyOrderElementsOf(ports.filter(Files::isDirectory)
                            .map(feature -> feature.getFileName().toString())
                            .toList());
        }
    }

    @Test
    void decision20ListsTheInPortsThatAreScheduled() throws IOException {
        List<String> listed = Page.of("docs/adr/0020-the-clock-is-an-actor.md").rows().stream()
                .map(row -> row.get(0).replace("`", ""))
                .toList();

        try (Stream<Path> files = Files.list(Page.ROOT.resolve("liberty/src/main/java/io/muster/liberty"))) {
            assertThat(listed)
                    .containsExactlyInAnyOrderElementsOf(files.map(StructureTest::text)
                            .filter(source -> source.contains("new Schedule("))
                            .flatMap(source -> IN_PORT.matcher(source).results())
                            .map(port -> port.group(1))
                            .toList());
        }
    }

    /** Lost addresses are tested with users, who lose them. */
    @Test
    void everyOutPortOfTheDatabaseHasAContract() {
        Path contracts = APPLICATION.resolve("test/java/io/muster/application/testing/contract");

        assertThat(Arrays.stream(Ports.class.getRecordComponents())
                        .map(RecordComponent::getType)
                        .map(Class::getSimpleName)
                        .filter(port -> Files.notExists(contracts.resolve(port + "Contract.java"))))
                .containsExactly("LostAddresses");
    }

    private static String text(Path file) {
        return Page.of(Page.ROOT.relativize(file).toString()).text();
    }
}

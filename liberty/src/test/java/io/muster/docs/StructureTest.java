package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares statements of the decisions about packages and ports with the code. */
class StructureTest {
    private static final Pattern IN_PORT =
            Pattern.compile("import io\\.muster\\.application\\.port\\.in\\.\\w+\\.(\\w+);");
    private static final Pattern CODE = Pattern.compile("`([\\w.]+)`");
    private static final Path APPLICATION = Page.ROOT.resolve("application/src");
    private static final Path OUTBOUND = Page.ROOT.resolve("adapters-rest/outbound-http/src/main/java/io/muster");

    /** Roots of the packages, by the headings of the table of features, and by the word that its cells have for one. */
    private static final Map<String, String> ROOTS = Map.of(
            "domain", "domain/src/main/java/io/muster/domain",
            "in", "application/src/main/java/io/muster/application/port/in",
            "out", "application/src/main/java/io/muster/application/port/out",
            "service", "application/src/main/java/io/muster/application/service",
            "rest", "adapters-rest/src/main/java/io/muster/rest",
            "persistence", "adapters-persistence/src/main/java/io/muster/persistence",
            "idp", "adapters-idp/src/main/java/io/muster/idp");

    private static final List<String> COLUMNS = List.of("domain", "application", "rest", "persistence", "idp");

    @Test
    void decision18ListsThePackagesOfEveryModule() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (List<String> row : Page.of("docs/adr/0018-packages-by-feature.md").rows()) {
            if (row.size() == COLUMNS.size() + 1) {
                features(row).forEach(listed::add);
            } else {
                CODE.matcher(row.get(0)).results().map(name -> name.group(1)).forEach(listed::add);
            }
        }

        Set<String> packages = new TreeSet<>();
        for (Map.Entry<String, String> root : ROOTS.entrySet()) {
            packages(Page.ROOT.resolve(root.getValue())).forEach(name -> packages.add(root.getKey() + "." + name));
        }
        packages(OUTBOUND).forEach(packages::add);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(packages);
    }

    private static Stream<String> features(List<String> row) {
        String feature = row.get(0).replace("`", "");
        return IntStream.range(1, row.size()).boxed().flatMap(column -> Arrays.stream(
                        row.get(column).split(", *"))
                .filter(cell -> !cell.isEmpty())
                .map(cell -> (cell.equals("yes") ? COLUMNS.get(column - 1) : cell) + "." + feature));
    }

    private static Stream<String> packages(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.getFileName().toString().equals("package-info.java"))
                    .map(file -> root.relativize(file.getParent()).toString().replace(File.separatorChar, '.'))
                    .filter(name -> !name.isEmpty())
                    .toList()
                    .stream();
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

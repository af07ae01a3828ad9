package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.muster.domain.dialect.Tolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that each tolerance in the code has a row in docs/dialects.md, and each row existing classes and tests. */
class DialectsTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Properties))\\.(\\w+)`");
    private static final Pattern METHOD = Pattern.compile("void (\\w+)\\(");
    private static final int CLASS = 5;
    private static final int TESTS = 6;

    private final Page page = Page.of("docs/dialects.md");
    private final List<List<String>> rows = page.rows().stream()
            .filter(row -> row.size() == TESTS + 1 && row.get(0).startsWith("`"))
            .toList();

    @Test
    void rowsNameTheToleranceOnceAndTheClassesThatImplementIt() {
        Map<String, Set<String>> documented = new TreeMap<>();
        for (List<String> row : rows) {
            assertThat(documented.put(code(row.get(0)).iterator().next(), code(row.get(CLASS))))
                    .as("another row of " + row.get(0))
                    .isNull();
        }

        assertThat(documented).isNotEmpty().isEqualTo(marked(new ClassFileImporter().importPackages("io.muster")));
    }

    @Test
    void everyRowNamesATest() {
        assertThat(rows).allSatisfy(row -> assertThat(row.get(TESTS)).containsPattern(TEST));
    }

    @Test
    void everyTestOnThePageExists() throws IOException {
        assertThat(tests())
                .containsAll(TEST.matcher(page.text())
                        .results()
                        .map(test -> test.group(1) + "." + test.group(2))
                        .toList());
    }

    /** Returns the classes marked with each tolerance. */
    private static Map<String, Set<String>> marked(JavaClasses classes) {
        Map<String, Set<String>> marked = new TreeMap<>();
        for (JavaClass type : classes) {
            Stream.concat(Stream.of(type), type.getMembers().stream())
                    .flatMap(DialectsTest::tolerances)
                    .forEach(name -> marked.computeIfAbsent(name, unknown -> new TreeSet<>())
                            .add(outermost(type)));
        }
        return marked;
    }

    private static Stream<String> tolerances(HasAnnotations<?> code) {
        return code.tryGetAnnotationOfType(Tolerance.class.getName()).stream()
                .flatMap(annotation ->
                        Arrays.stream((String[]) annotation.get("value").orElseThrow()));
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(DialectsTest::outermost).orElseGet(type::getSimpleName);
    }

    private static Set<String> code(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns every test method of the modules that implement tolerances, with its class. */
    private static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (String module : List.of("application", "adapters-idp", "adapters-rest", "liberty")) {
            try (Stream<Path> files = Files.walk(Page.ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String type = file.getFileName().toString().replace(".java", "");
                    METHOD.matcher(Files.readString(file))
                            .results()
                            .forEach(method -> tests.add(type + "." + method.group(1)));
                }
            }
        }
        return tests;
    }
}

package io.muster.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.javascript.jscomp.CommandLineRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console's modules: their types, and what none of them may contain. Not a fast test: the check takes seconds. */
class ConsoleModulesIT {
    private static final Path CONSOLE = Path.of("src/main/webapp/console");
    private static final Path TYPES = Path.of("src/test/console");
    private static final int MOST_ELEMENTS = 10;

    /** Markup from text, inline styles and handlers, code from text. */
    private static final Pattern UNSAFE =
            Pattern.compile("unsafe(?:HTML|SVG|Static)|innerHTML|outerHTML|insertAdjacentHTML|\\bstyle=|\\beval\\(|"
                    + "new Function|document\\.write|javascript:|localStorage|sessionStorage");

    @Test
    void typesOfModulesAreRight() throws IOException {
        assertThat(check(CONSOLE)).isEmpty();
    }

    @Test
    void wrongTypeIsFound(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("wrong.js"), "/** @type {number} */\nexport const WRONG = 'a text';\n");

        assertThat(check(directory)).contains("JSC_TYPE_MISMATCH");
    }

    @Test
    void noModuleMakesMarkupOrCodeOfTextOrStoresAnything() throws IOException {
        for (Path module : modules(CONSOLE)) {
            assertThat(Files.readString(module)).as(module.toString()).doesNotContainPattern(UNSAFE);
        }
    }

    @Test
    void elementsAreFewAndEachIsInTheGallery() throws IOException {
        String gallery = Files.readString(CONSOLE.resolve("pages/gallery.js"));
        List<Path> elements = modules(CONSOLE.resolve("ui"));

        assertThat(elements).hasSizeLessThanOrEqualTo(MOST_ELEMENTS);
        assertThat(elements).allSatisfy(element -> assertThat(gallery).contains("'../ui/" + element.getFileName()));
    }

    /** Returns the errors and warnings of the compiler; empty if there are none. */
    private static String check(Path directory) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "--checks_only",
                "--language_in=UNSTABLE",
                "--jscomp_error=checkTypes",
                "--jscomp_error=missingProperties",
                "--jscomp_error=visibility",
                "--jscomp_error=undefinedVars",
                "--module_resolution=BROWSER_WITH_TRANSFORMED_PREFIXES",
                "--browser_resolver_prefix_replacements=lit/directives/=" + TYPES.resolve("directives") + "/",
                "--browser_resolver_prefix_replacements=lit=" + TYPES.resolve("lit.js"),
                "--externs=" + TYPES.resolve("types.js"),
                "--js=" + TYPES.resolve("lit.js"),
                "--js=" + TYPES.resolve("directives/live.js")));
        modules(directory).forEach(module -> options.add("--js=" + module));
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (PrintStream printed = new PrintStream(errors, true, StandardCharsets.UTF_8)) {
            new Check(options.toArray(String[]::new), printed).run();
        }
        return errors.toString(StandardCharsets.UTF_8);
    }

    private static List<Path> modules(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> modules = files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
            assertThat(modules).isNotEmpty();
            return modules;
        }
    }

    private static final class Check extends CommandLineRunner {
        Check(String[] options, PrintStream errors) {
            super(options, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), errors);
            setExitCodeReceiver(code -> null);
        }
    }
}

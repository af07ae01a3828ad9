package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.docs.Page;
import io.muster.docs.Page.Block;
import io.muster.docs.Sample;
import io.muster.idp.connection.oidc.TestOpenIdProvider;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the shell blocks of each page unchanged and in order, in one bash and against one organization a page. A block
 * of JSON or text after a shell block is a sample of what it prints, and is compared with it, unless it is marked
 * demonstration: {@link DemoIT} compares those. Pages share a server, so that each page has to use its own e-mail
 * addresses.
 */
class DocsIT {
    private static final String STRICT = "curl() { command curl --fail-with-body \"$@\"; }\n";
    private static final String LENIENT = "curl() { command curl \"$@\"; }\n";

    private static final String CONNECTED = """
            (
            KEY=$OPERATOR
            ORG=$CONNECTED
            DOMAIN=$CONNECTED_DOMAIN
            SSO=$API/organizations/$CONNECTED/connection
            """;

    @TempDir
    private Path directory;

    static List<Page> pages() {
        return Page.all().stream()
                .filter(page -> page.blocks().stream().anyMatch(DocsIT::runs))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsSucceedAndMatchTheirSamples(Page page) throws Exception {
        List<Step> steps = steps(page.blocks());

        String errors;
        try (TestOpenIdProvider provider = TestOpenIdProvider.start()) {
            Tenant members = Tenant.on(MusterServer.H2);
            SingleSignOn.connected(members, provider);
            members.admin()
                    .put("/provisioning", "{'mode':'MANUAL','confirm':true}")
                    .is(200);
            errors = run(script(steps), environment(Tenant.on(MusterServer.H2), members));
        }

        assertThat(errors).as(() -> "after " + lastOutput(steps.size())).doesNotContain("The page ended early");
        for (int number = 0; number < steps.size(); number++) {
            Step step = steps.get(number);
            Path output = directory.resolve(Integer.toString(number));
            String answer = Files.exists(output) ? Files.readString(output) : "";
            step.sample().ifPresent(sample -> assertThat(differences(sample, answer))
                    .as("%s%n%s%n%s", step.block().content(), answer, errors)
                    .isEmpty());
        }
        assertThat(errors).isEmpty();
    }

    /** Returns the differences of a text from its sample. */
    private static List<String> differences(Block sample, String printed) {
        if (sample.is("json")) {
            return Sample.differences(sample.content(), printed);
        }
        return Sample.isLike(sample.content(), printed) ? List.of() : List.of("is not like " + sample.content());
    }

    /** Returns the last output of a page that ended early. */
    private String lastOutput(int steps) {
        int last = steps - 1;
        while (last > 0 && Files.notExists(directory.resolve(Integer.toString(last)))) {
            last--;
        }
        try {
            return "block " + last + ": " + Files.readString(directory.resolve(Integer.toString(last)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A shell block, and the sample of what it prints. */
    private record Step(Block block, Optional<Block> sample) {}

    private static boolean runs(Block block) {
        return block.is("sh") && !block.has("no-test");
    }

    private static List<Step> steps(List<Block> blocks) {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < blocks.size(); at++) {
            if (runs(blocks.get(at))) {
                Optional<Block> sample = Optional.of(at + 1)
                        .filter(next -> next < blocks.size())
                        .map(blocks::get)
                        .filter(next -> next.isSample() && !next.has("demonstration"));
                steps.add(new Step(blocks.get(at), sample));
            }
        }
        return steps;
    }

    /**
     * Writes the output of each block to a file named by its number. Blocks marked refused may get HTTP errors. Those
     * marked connected are about another organization, whose members sign in by its connection.
     */
    private static String script(List<Step> steps) {
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        for (int number = 0; number < steps.size(); number++) {
            Block block = steps.get(number).block();
            script.append(block.has("refused") ? LENIENT : STRICT)
                    .append(block.has("connected") ? CONNECTED : "{\n")
                    .append(block.content())
                    .append(block.has("connected") ? ") > " : "} > ")
                    .append(number)
                    .append('\n');
        }
        return script.toString();
    }

    private static Map<String, String> environment(Tenant tenant, Tenant connected) {
        return Map.of(
                "CONNECTED", connected.id(),
                "CONNECTED_DOMAIN", connected.domain(),
                "OPERATOR", MusterServer.H2.apiKey(),
                "API", tenant.operator().base(),
                "KEY", MusterServer.H2.apiKey(),
                "ORG", tenant.id(),
                "TOKEN", tenant.token(),
                "PATH", Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH"));
    }

    /** Runs the script; returns the text printed outside of the blocks' files, empty if every command succeeds. */
    private String run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        Files.createSymbolicLink(directory.resolve("liberty"), Page.ROOT.resolve("liberty"));
        Path file = Files.writeString(directory.resolve("page.sh"), script);
        Path errors = directory.resolve("errors");
        ProcessBuilder bash = new ProcessBuilder("bash", file.toString())
                .directory(directory.toFile())
                .redirectOutput(errors.toFile())
                .redirectErrorStream(true);
        bash.environment().putAll(environment);
        Process process = bash.start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String printed = Files.readString(errors);
        return ended && process.exitValue() == 0 ? printed : printed + "\nThe page ended early";
    }
}

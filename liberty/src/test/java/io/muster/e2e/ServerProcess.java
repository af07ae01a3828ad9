package io.muster.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A process of the packaged server, on a free port of the loopback interface, with its own output directory. */
public final class ServerProcess implements AutoCloseable {
    private static final Path COMMAND = Path.of("target/liberty/wlp/bin/server").toAbsolutePath();
    /**
     * Leaves out what only load over minutes needs: the second compiler doubles the processor time of a start. With the
     * first alone, Java reserves 48 MB for its code, which are full after 90 seconds; then it compiles no more.
     */
    static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=128m -XX:+UseSerialGC";

    /** To verify classes takes a tenth of the processor time of a start; the packaged server of a user does it. */
    private static final String SHORT_LIVED =
            "-XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote " + ONE_COMPILER;

    /** Describes the API, as the packaged server does; it takes an eighth of the processor time of a start. */
    public static final Map<String, String> DESCRIBED = Map.of("MP_OPENAPI_SCAN_DISABLE", "false");

    /** Few enough that a report of many failures shows the reason of each. */
    private static final int LAST_LINES = 8;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;
    private final Map<String, String> settings;
    private final int port;

    private ServerProcess(Process process, Path output, Map<String, String> settings, int port) {
        this.process = process;
        this.output = output;
        this.settings = settings;
        this.port = port;
    }

    /**
     * Starts a server and waits until it is ready. The end of this JVM stops it.
     *
     * @param output for its logs and data, made if missing
     * @param settings environment variables; JVM_ARGS among them replaces the options of a short-lived process, and
     *     {@link #DESCRIBED} lets it describe its API
     * @throws IllegalStateException with the last lines of the console, if the server is not ready within three minutes
     */
    public static ServerProcess start(Path output, Map<String, String> settings) {
        ServerProcess server = launch(output, settings);
        server.awaitReady();
        return server;
    }

    /** Starts a server without waiting for it. */
    public static ServerProcess launch(Path output, Map<String, String> settings) {
        try {
            return launch(output, settings, freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server on this port without waiting for it. */
    static ServerProcess launchOn(int port, Path output, Map<String, String> settings) {
        return launch(output, settings, port);
    }

    /** Waits at most three minutes for the process to end by itself, and returns its exit status. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server goes on. Its last lines:\n" + lastLines());
        }
        return process.exitValue();
    }

    /** Starts the ended server again, with the same port and directory, and waits until it is ready. */
    public ServerProcess startAgain() {
        ServerProcess server = launch(output, settings, port);
        server.awaitReady();
        return server;
    }

    private static ServerProcess launch(Path output, Map<String, String> settings, int port) {
        try {
            Files.createDirectories(output);
            ProcessBuilder builder = new ProcessBuilder(COMMAND.toString(), "run", "muster")
                    .redirectErrorStream(true)
                    .redirectOutput(console(output).toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("MUSTER_") || name.startsWith("OTEL_"));
            builder.environment().put("JVM_ARGS", SHORT_LIVED);
            builder.environment().put("MP_OPENAPI_SCAN_DISABLE", "true");
            builder.environment().put("MUSTER_DRAIN_TIME", "0s");
            builder.environment().put("MUSTER_PUBLIC_URL", "http://127.0.0.1:" + port);
            InetSocketAddress dns = MusterServer.DNS.address();
            builder.environment().put("MUSTER_DNS_SERVERS", "127.0.0.1:" + dns.getPort());
            builder.environment().putAll(settings);
            builder.environment().put("WLP_OUTPUT_DIR", output.toAbsolutePath().toString());
            builder.environment().put("MUSTER_HTTP_PORT", Integer.toString(port));
            ServerProcess server = new ServerProcess(builder.start(), output, settings, port);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the server is ready, at most three minutes. */
    void awaitReady() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(url().resolve("/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!answersOk(http, ready)) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                close();
                throw new IllegalStateException("The server didn't get ready. Its last lines:\n" + lastLines());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static boolean answersOk(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server starts", e);
        }
    }

    /** Returns the URL of the server, without a path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns the value of an environment variable that the server was started with; empty without a value. */
    String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    /** Returns the process id, which is that of the JVM. */
    public long pid() {
        return process.pid();
    }

    /** Returns the lines on the console so far. */
    public List<String> console() {
        return lines(console(output)).toList();
    }

    private String lastLines() {
        List<String> lines = console();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private static Path console(Path output) {
        return output.resolve("console.txt");
    }

    /** Returns the lines on the console and in all log files so far. */
    public List<String> logged() {
        return Stream.concat(console().stream(), logFiles().stream()).toList();
    }

    /** Returns the lines in all log files so far. */
    public List<String> logFiles() {
        try (Stream<Path> files = Files.walk(output.resolve("muster/logs"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(ServerProcess::lines)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the server to end and does not wait. */
    void terminate() {
        process.destroy();
    }

    /** Ends the server as an operator does; after half a minute by force. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends the server at once, as a power cut does. The command has become the JVM, so that no other process is left.
     */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}

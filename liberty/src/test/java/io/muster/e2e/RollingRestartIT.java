package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.muster.docs.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The end of a node behind the load balancer that the documentation describes. */
@OnItsOwnServers
class RollingRestartIT {
    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    private static final int CLIENTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** Longer than the load balancer takes to use a node again. */
    private static final Duration USED_AGAIN = Duration.ofSeconds(4);

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile boolean ended;

    @Test
    void terminatedNodesDrainAndAreRestartedBehindHaproxyWithoutAFailedRequest() throws Exception {
        assumeTrue(Files.isExecutable(HAPROXY), "haproxy is not installed");
        String apiKey = MusterServer.freshApiKey();
        int port = freePort();
        Map<String, String> settings = new HashMap<>(MusterServer.postgres());
        settings.putAll(MusterServer.secrets(apiKey));
        settings.put("MUSTER_DRAIN_TIME", "4s");
        settings.put("MUSTER_SCIM_RATE_PER_SECOND", "0");
        settings.put("MUSTER_PUBLIC_URL", "http://127.0.0.1:" + port);
        ServerProcess one = ServerProcess.start(output("node1"), settings);
        ServerProcess two = ServerProcess.start(output("node2"), settings);
        Process balancer = balancer(port, one, two);
        try {
            LockSupport.parkNanos(USED_AGAIN.toNanos());
            Tenant tenant = Tenant.on(URI.create("http://127.0.0.1:" + port), apiKey);
            List<Thread> clients = new ArrayList<>();
            for (int number = 0; number < CLIENTS; number++) {
                String name = "client" + number;
                Thread client = new Thread(() -> work(tenant, name));
                client.start();
                clients.add(client);
            }

            one = restarted(one);
            LockSupport.parkNanos(USED_AGAIN.toNanos());
            two = restarted(two);
            LockSupport.parkNanos(USED_AGAIN.toNanos());

            ended = true;
            for (Thread client : clients) {
                client.join();
            }
            assertThat(failures).isEmpty();
            assertThat(answered.get()).isGreaterThan(500);
        } finally {
            ended = true;
            balancer.destroy();
            one.close();
            two.close();
        }
    }

    /** A terminated node is not ready any more, and serves requests until it ends. */
    private static ServerProcess restarted(ServerProcess node) throws InterruptedException {
        assertThat(status(node, "/health/ready")).isEqualTo(200);

        node.terminate();

        Receiver.await(() -> status(node, "/health/ready") == 503, Duration.ofSeconds(2));
        assertThat(status(node, "/health/live")).isEqualTo(200);
        assertThat(status(node, "/api/v1/version")).isEqualTo(200);
        assertThat(node.awaitEnd()).isEqualTo(143);
        return node.startAgain();
    }

    /** Writes and reads, with pauses that leave the starting node some of the processors. */
    private void work(Tenant tenant, String name) {
        for (int number = 0; !ended; number++) {
            try {
                String id = tenant.user(name + "-" + number);
                tenant.scim().get("/Users/" + id).is(200);
                tenant.admin().get("/members?limit=5").is(200);
                answered.addAndGet(3);
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (RuntimeException | AssertionError failed) {
                failures.add(failed.toString());
            }
        }
    }

    /** Starts HAProxy with the documented configuration and the addresses of this test. */
    private static Process balancer(int port, ServerProcess one, ServerProcess two) throws IOException {
        String documented = Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.is("haproxy"))
                .findFirst()
                .orElseThrow()
                .content();
        String configuration = documented
                .replaceAll("bind .*", "bind 127.0.0.1:" + port)
                .replace("10.0.0.11:9080", one.url().getAuthority())
                .replace("10.0.0.12:9080", two.url().getAuthority());
        Path file = Files.writeString(Files.createDirectories(output("haproxy")).resolve("haproxy.cfg"), configuration);
        return new ProcessBuilder(HAPROXY.toString(), "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("console.txt").toFile())
                .start();
    }

    /** Returns 0 if nobody answers. */
    private static int status(ServerProcess server, String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(server.url().resolve(path)).build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path output(String name) {
        return Path.of("target/e2e", name + "-" + ProcessHandle.current().pid());
    }
}

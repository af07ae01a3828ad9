package io.muster.rest.webhook.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.muster.application.testing.Fixtures;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Signing;
import io.muster.domain.webhook.SigningSecret;
import io.muster.domain.webhook.WebhookUrl;
import io.muster.outbound.AddressBlock;
import io.muster.outbound.OutboundHttp;
import io.muster.outbound.OutboundHttp.Limits;
import io.muster.outbound.PublicAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sends events over HTTP and HTTPS to receivers on the loopback interface. */
@Timeout(60)
class HttpWebhookSenderTest {
    private static final SigningSecret FIRST = secret(1);
    private static final SigningSecret SECOND = secret(2);
    private static final Limits SHORT = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final Event EVENT = new Event(
            new OrganizationId(Fixtures.newId()),
            7,
            Fixtures.newId(),
            EventType.MEMBER_CREATED.name(),
            "members/1",
            Fixtures.NOON,
            EventData.NONE.with("userName", "zo\u00eb"));

    private final ScheduledExecutorService timeouts = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService receivers = Executors.newCachedThreadPool();
    private final List<AutoCloseable> running = new ArrayList<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path directory;

    /** A request as the receiver read it. */
    private record Request(String method, String uri, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable receiver : running) {
            receiver.close();
        }
        receivers.shutdownNow();
        timeouts.shutdownNow();
    }

    @Test
    void requestIsSignedWithEverySecret() throws Exception {
        WebhookUrl url = receiver("/hooks/1?key=2", answering(204));

        assertThat(send(url)).isEqualTo(DeliveryResponse.status(204));

        Request request = requests.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("/hooks/1?key=2");
        assertThat(request.header("Host")).isEqualTo("127.0.0.1:" + url.value().getPort());
        assertThat(request.header("Content-Type")).isEqualTo("application/cloudevents+json");
        assertThat(request.header("User-Agent")).isEqualTo("Muster/test");
        assertThat(request.header("webhook-id")).isEqualTo(EVENT.id().toString());
        assertThat(request.body()).contains("\"sequence\":\"0000000000000000007\"", "zo\u00eb");
        verify(request, FIRST);
        verify(request, SECOND);
        assertThatThrownBy(() -> verify(request, secret(3))).isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void redirectIsNotFollowed() throws Exception {
        WebhookUrl target = receiver("/", answering(200));
        WebhookUrl url = receiver("/", exchange -> {
            exchange.getResponseHeaders().add("Location", target.text());
            exchange.sendResponseHeaders(307, -1);
        });

        assertThat(send(url)).isEqualTo(DeliveryResponse.status(307));
        assertThat(requests).hasSize(1);
    }

    @Test
    void interimResponseIsSkipped() throws Exception {
        WebhookUrl url = raw("HTTP/1.1 102 Processing\r\nX: y\r\n\r\nHTTP/1.1 500 Oops\r\n\r\n");

        assertThat(send(url)).isEqualTo(DeliveryResponse.status(500));
    }

    @Test
    void receiverWithoutAResponseTimesOut() throws Exception {
        WebhookUrl url = connected(socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));

        assertThat(sender(SHORT, "127.0.0.0/8").send(url, EVENT, signing()))
                .isEqualTo(DeliveryResponse.failure("No answer within 1 seconds"));
    }

    @Test
    void slowResponseTimesOut() throws Exception {
        WebhookUrl url = connected(socket -> {
            OutputStream out = socket.getOutputStream();
            for (int at = 0; at < 1_000; at++) {
                out.write("HTTP/1.1 200 OK".charAt(0));
                out.flush();
                Thread.sleep(100);
            }
        });

        assertThat(sender(SHORT, "127.0.0.0/8").send(url, EVENT, signing()))
                .isEqualTo(DeliveryResponse.failure("No answer within 1 seconds"));
    }

    @Test
    void endlessBodyIsCutOffAndItsStatusReturned() throws Exception {
        AtomicInteger chunks = new AtomicInteger();
        WebhookUrl url = connected(socket -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[8_192]);
                chunks.incrementAndGet();
            }
        });

        assertThat(send(url)).isEqualTo(DeliveryResponse.status(200));
        // bytes that the sender read, plus what the kernel buffered
        assertThat(chunks.get() * 8_192L).isLessThan(64L * 1_024 * 1_024);
    }

    @Test
    void endlessStatusLineIsAFailure() throws Exception {
        WebhookUrl url = connected(socket -> {
            while (true) {
                socket.getOutputStream().write("HTTP/1.1 200 OK ".getBytes(StandardCharsets.US_ASCII));
            }
        });

        assertThat(send(url)).isEqualTo(DeliveryResponse.failure("The answer isn't HTTP"));
    }

    @Test
    void responseThatIsNotHttpIsAFailure() throws Exception {
        assertThat(send(raw("SSH-2.0-OpenSSH_9.9\r\n"))).isEqualTo(DeliveryResponse.failure("The answer isn't HTTP"));
        assertThat(send(raw(""))).isEqualTo(DeliveryResponse.failure("The connection ended without an answer"));
    }

    @Test
    void addressThatIsNotPublicGetsNoRequest() throws Exception {
        WebhookUrl url = receiver("/", answering(200));
        HttpWebhookSender careful = sender(Limits.NORMAL, "");

        assertThatThrownBy(() -> careful.check(url)).isInstanceOf(Problem.class).hasMessageContaining("isn't public");
        assertThat(careful.send(url, EVENT, signing()).failure())
                .hasValueSatisfying(why -> assertThat(why).contains("isn't public"));
        assertThat(requests).isEmpty();
    }

    @Test
    void hostIsResolvedOnceAndTheCheckedAddressIsUsed() throws Exception {
        int port = receiver("/", answering(200)).value().getPort();
        AtomicInteger asked = new AtomicInteger();
        HttpWebhookSender sender = new HttpWebhookSender(new OutboundHttp(
                new PublicAddresses(AddressBlock.list("127.0.0.1"), host -> {
                    if (asked.incrementAndGet() > 1) {
                        throw new UnknownHostException("resolved twice");
                    }
                    return addresses("127.0.0.1");
                }),
                defaultTls(),
                timeouts,
                "Muster/test",
                Limits.NORMAL));

        assertThat(sender.send(WebhookUrl.of("http://rebinding.invalid:" + port), EVENT, signing()))
                .isEqualTo(DeliveryResponse.status(200));
        assertThat(requests.get(0).uri()).isEqualTo("/");
        assertThat(requests.get(0).header("Host")).isEqualTo("rebinding.invalid:" + port);
    }

    @Test
    void nextAddressIsTriedAfterARefusedConnection() throws Exception {
        int port = receiver("/", answering(200)).value().getPort();
        HttpWebhookSender sender = new HttpWebhookSender(new OutboundHttp(
                new PublicAddresses(AddressBlock.list("127.0.0.0/8"), host -> addresses("127.0.0.2", "127.0.0.1")),
                defaultTls(),
                timeouts,
                "Muster/test",
                Limits.NORMAL));

        assertThat(sender.send(WebhookUrl.of("http://two.invalid:" + port), EVENT, signing()))
                .isEqualTo(DeliveryResponse.status(200));
    }

    @Test
    void refusedConnectionIsAFailure() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            free = socket.getLocalPort();
        }

        assertThat(send(WebhookUrl.of("http://127.0.0.1:" + free)).failure())
                .hasValueSatisfying(why -> assertThat(why).contains("refused"));
    }

    @Test
    void certificateHasToBeTrustedAndMatchTheHost() throws Exception {
        SSLContext tls = tls("receiver.invalid");
        HttpsServer server = HttpsServer.create(new InetSocketAddress(loopback(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        int port = start(server, answering(202)).getAddress().getPort();
        HttpWebhookSender trusting = new HttpWebhookSender(new OutboundHttp(
                new PublicAddresses(AddressBlock.list("127.0.0.1"), host -> addresses("127.0.0.1")),
                tls.getSocketFactory(),
                timeouts,
                "Muster/test",
                Limits.NORMAL));

        assertThat(trusting.send(WebhookUrl.of("https://receiver.invalid:" + port), EVENT, signing()))
                .isEqualTo(DeliveryResponse.status(202));
        assertThat(trusting.send(WebhookUrl.of("https://other.invalid:" + port), EVENT, signing())
                        .failure())
                .hasValueSatisfying(why -> assertThat(why).startsWith("TLS: "));
        HttpWebhookSender normal = sender(Limits.NORMAL, "127.0.0.1");
        assertThat(normal.send(WebhookUrl.of("https://127.0.0.1:" + port), EVENT, signing())
                        .failure())
                .hasValueSatisfying(why -> assertThat(why).startsWith("TLS: "));
        assertThat(requests).hasSize(1);
    }

    private DeliveryResponse send(WebhookUrl url) {
        return sender(Limits.NORMAL, "127.0.0.0/8").send(url, EVENT, signing());
    }

    private HttpWebhookSender sender(Limits limits, String allowed) {
        return new HttpWebhookSender(new OutboundHttp(
                new PublicAddresses(AddressBlock.list(allowed), InetAddress::getAllByName),
                defaultTls(),
                timeouts,
                "Muster/test",
                limits));
    }

    /** Signs at the present time, because receivers refuse old timestamps. */
    private static Signing signing() {
        return new Signing(EVENT.id().toString(), Instant.now(), List.of(FIRST, SECOND));
    }

    private static void verify(Request request, SigningSecret secret) throws Exception {
        new Webhook(secret.text()).verify(request.body(), HttpHeaders.of(request.headers(), (name, value) -> true));
    }

    private HttpHandler answering(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    private WebhookUrl receiver(String path, HttpHandler handler) throws IOException {
        HttpServer server = start(HttpServer.create(new InetSocketAddress(loopback(), 0), 0), handler);
        return WebhookUrl.of("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private HttpServer start(HttpServer server, HttpHandler handler) {
        server.setExecutor(receivers);
        server.createContext("/", exchange -> {
            try (exchange) {
                remember(exchange);
                handler.handle(exchange);
            }
        });
        server.start();
        running.add(() -> server.stop(0));
        return server;
    }

    private void remember(HttpExchange exchange) throws IOException {
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    }

    /** Handles an accepted connection. */
    private interface Conversation {
        void with(Socket socket) throws IOException, InterruptedException;
    }

    /** Starts a receiver that writes this response to any request. */
    private WebhookUrl raw(String response) throws IOException {
        return connected(socket -> {
            InputStream in = socket.getInputStream();
            // unread bytes would reset the connection when it is closed
            in.readNBytes(new byte[8_192], 0, 1);
            Thread.sleep(50);
            in.skip(in.available());
            socket.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
        });
    }

    private WebhookUrl connected(Conversation conversation) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, loopback());
        running.add(server);
        receivers.execute(() -> {
            try (Socket socket = server.accept()) {
                conversation.with(socket);
            } catch (IOException | InterruptedException ended) {
                // the sender closed the connection
            }
        });
        return WebhookUrl.of("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Creates a self-signed certificate for the host and a context that trusts it. */
    private SSLContext tls(String host) throws Exception {
        Path file = directory.resolve("receiver.p12");
        char[] password = "password".toCharArray();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(password))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, password);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static SSLSocketFactory defaultTls() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    private static InetAddress[] addresses(String... texts) {
        return Arrays.stream(texts).map(HttpWebhookSenderTest::address).toArray(InetAddress[]::new);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static InetAddress loopback() {
        return address("127.0.0.1");
    }

    private static SigningSecret secret(int number) {
        byte[] bytes = new byte[SigningSecret.BYTES];
        bytes[0] = (byte) number;
        return new SigningSecret(bytes);
    }
}

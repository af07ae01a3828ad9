package io.muster.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.outbound.OutboundHttp.Answer;
import io.muster.outbound.OutboundHttp.Limits;
import io.muster.outbound.OutboundHttp.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanges requests with servers on the loopback interface that write what they are told. */
@Timeout(60)
class OutboundHttpTest {
    private static final int MAX = 64;
    private static final String SEVENTY = "0123456789012345678901234567890123456789012345678901234567890123456789";
    private static final Limits SHORT = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final ScheduledExecutorService timeouts = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService servers = Executors.newCachedThreadPool();
    private final List<ServerSocket> sockets = new ArrayList<>();
    private final CompletableFuture<String> received = new CompletableFuture<>();

    @AfterEach
    void stop() throws IOException {
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        servers.shutdownNow();
        timeouts.shutdownNow();
    }

    @Test
    void requestHasItsHeadersAndBody() throws Exception {
        URI url = answering("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok");

        http(Limits.NORMAL, "127.0.0.1")
                .exchange(
                        new Request(
                                "POST",
                                URI.create(url + "/token?a=%20b"),
                                Map.of("Content-Type", "text/plain"),
                                Optional.of("hello".getBytes(StandardCharsets.US_ASCII))),
                        MAX);

        assertThat(received.get(5, TimeUnit.SECONDS).split("\r\n"))
                .contains(
                        "POST /token?a=%20b HTTP/1.1",
                        "Host: 127.0.0.1:" + url.getPort(),
                        "User-Agent: Muster/test",
                        "Content-Type: text/plain",
                        "Content-Length: 5",
                        "hello");
    }

    @Test
    void lineBreakInAHeaderIsRefused() {
        Request request =
                new Request("GET", URI.create("http://127.0.0.1:1/"), Map.of("A", "b\r\nHost: c"), Optional.empty());

        assertThatThrownBy(() -> http(Limits.NORMAL, "127.0.0.1").exchange(request, MAX))
                .isInstanceOfAny(IllegalArgumentException.class, IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n",
                "HTTP/1.0 200 OK\r\n\r\nhello",
                "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello"
            })
    void bodyIsReadInEachForm(String response) throws Exception {
        Answer answer = get(response);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.US_ASCII)).isEqualTo("hello");
    }

    @Test
    void headersAreFoundWithoutCase() throws Exception {
        Answer answer = get("HTTP/1.1 302 Found\r\nLOCATION: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers()).containsEntry("location", "http://169.254.169.254/");
        assertThat(answer.headers()).doesNotContainKey("x-other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 65\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n46\r\n" + SEVENTY,
                "HTTP/1.1 200 OK\r\n\r\n" + SEVENTY
            })
    void bodyThatIsTooLongIsRefused(String response) {
        assertThatThrownBy(() -> get(response)).isInstanceOf(IOException.class).hasMessageContaining("longer than 64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH_9.9\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab"
            })
    void malformedAnswerIsAFailure(String response) {
        assertThatThrownBy(() -> get(response)).isInstanceOf(IOException.class).hasMessageMatching("[ -~]{1,80}");
    }

    @Test
    void endlessHeadersAreAFailure() throws Exception {
        URI url = serving(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("a: b\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });

        assertThatThrownBy(() -> http(Limits.NORMAL, "127.0.0.1").exchange(Request.get(url, "*/*"), MAX))
                .isInstanceOf(IOException.class);
    }

    @Test
    void bodyThatArrivesSlowlyTimesOut() throws Exception {
        URI url = serving(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < 60; at++) {
                out.write('x');
                out.flush();
                Thread.sleep(100);
            }
        });

        assertThatThrownBy(() -> http(SHORT, "127.0.0.1").exchange(Request.get(url, "*/*"), MAX))
                .hasMessage("No answer within 1 seconds");
    }

    @Test
    void addressThatIsNotPublicGetsNoRequest() throws Exception {
        URI url = answering("HTTP/1.1 200 OK\r\n\r\n");

        assertThatThrownBy(() -> http(Limits.NORMAL, "").exchange(Request.get(url, "*/*"), MAX))
                .isInstanceOf(RefusedUrlException.class);
        assertThat(received).isNotDone();
    }

    private Answer get(String response) throws IOException {
        return http(Limits.NORMAL, "127.0.0.1").exchange(Request.get(answering(response), "*/*"), MAX);
    }

    private OutboundHttp http(Limits limits, String allowed) {
        return new OutboundHttp(
                new PublicAddresses(AddressBlock.list(allowed), InetAddress::getAllByName),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                timeouts,
                "Muster/test",
                limits);
    }

    /** Writes an answer. */
    private interface Conversation {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private URI answering(String response) throws IOException {
        return serving(out -> out.write(response.getBytes(StandardCharsets.US_ASCII)));
    }

    private URI serving(Conversation conversation) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        sockets.add(server);
        servers.execute(() -> {
            try (Socket socket = server.accept()) {
                InputStream in = socket.getInputStream();
                byte[] request = new byte[8_192];
                int length = in.read(request);
                Thread.sleep(50);
                length += in.readNBytes(request, length, in.available());
                received.complete(new String(request, 0, length, StandardCharsets.US_ASCII));
                conversation.to(socket.getOutputStream());
            } catch (IOException | InterruptedException ended) {
                // the client closed the connection
            }
        });
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }
}

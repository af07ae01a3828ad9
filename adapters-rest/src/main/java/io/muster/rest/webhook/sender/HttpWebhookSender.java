package io.muster.rest.webhook.sender;

import io.muster.application.port.out.webhook.WebhookSender;
import io.muster.domain.event.Event;
import io.muster.domain.problem.Problem;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Signing;
import io.muster.domain.webhook.WebhookUrl;
import io.muster.rest.event.CloudEventJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends events by HTTP/1.1, one request a connection.
 *
 * <p>On a socket of our own, because the address that is connected to has to be the one that was checked. The clients of
 * the JDK take a name and resolve it once more, so that a name server which answers differently the second time (DNS
 * rebinding) would lead them past any check; and where they take an address instead of the name, TLS looks for the address
 * in the certificate. Here the socket is connected to the checked address, and TLS is put over it for the name: server name
 * indication and the check of the certificate see the host of the URL.
 *
 * <p>Nothing of the answer matters but its status: redirects are not followed, and no more is read than a bounded piece, so
 * that a receiver isn't cut off in the middle of its words. An alarm bounds the whole exchange, whatever it hangs in.
 */
public final class HttpWebhookSender implements WebhookSender {
    static final int MAX_ANSWER_BYTES = 64 * 1_024;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
    private static final int MAX_HEAD_LINE = 8 * 1_024;
    private static final int MAX_ADDRESSES = 3;
    private static final int DRAIN_MILLIS = 1_000;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final PublicAddresses addresses;
    private final SSLSocketFactory tls;
    private final ScheduledExecutorService alarms;
    private final String userAgent;
    private final Limits limits;

    /**
     * How long it may take.
     *
     * @param connect until there is a connection, at each of the host's addresses
     * @param answer from then on until there is an answer
     */
    public record Limits(Duration connect, Duration answer) {
        public static final Limits NORMAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    public HttpWebhookSender(
            PublicAddresses addresses,
            SSLSocketFactory tls,
            ScheduledExecutorService alarms,
            String userAgent,
            Limits limits) {
        this.addresses = addresses;
        this.tls = tls;
        this.alarms = alarms;
        this.userAgent = userAgent;
        this.limits = limits;
    }

    @Override
    public void check(WebhookUrl url) {
        addresses.of(url);
    }

    @Override
    public DeliveryResponse send(WebhookUrl url, Event event, Signing signing) {
        List<InetAddress> checked;
        try {
            checked = addresses.of(url);
        } catch (Problem refused) {
            return DeliveryResponse.failure(refused.detail());
        }
        byte[] body = CloudEventJson.bytes(event);
        byte[] head = head(url.value(), signing, body);
        DeliveryResponse answer = DeliveryResponse.failure("The host has no address");
        for (InetAddress address : checked.subList(0, Math.min(MAX_ADDRESSES, checked.size()))) {
            try (Socket socket = new Socket()) {
                try {
                    socket.connect(new InetSocketAddress(address, port(url)), millis(limits.connect()));
                } catch (IOException unreachable) {
                    // the next address may do
                    answer = failure(unreachable);
                    continue;
                }
                return exchanged(url, socket, head, body);
            } catch (IOException failed) {
                return failure(failed);
            }
        }
        return answer;
    }

    private DeliveryResponse exchanged(WebhookUrl url, Socket connected, byte[] head, byte[] body) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        Future<?> alarm = alarms.schedule(() -> ring(late, connected), millis(limits.answer()), TimeUnit.MILLISECONDS);
        try (Socket socket = url.encrypted() ? encrypted(connected, url) : connected) {
            OutputStream out = socket.getOutputStream();
            out.write(ByteBuffer.allocate(head.length + body.length)
                    .put(head)
                    .put(body)
                    .array());
            out.flush();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int status = status(in);
            drainResponse(socket, in);
            return DeliveryResponse.status(status);
        } catch (IOException failed) {
            if (late.get()) {
                return DeliveryResponse.failure(
                        "No answer within " + limits.answer().toSeconds() + " seconds");
            }
            throw failed;
        } finally {
            alarm.cancel(false);
        }
    }

    private static void drainResponse(Socket socket, InputStream in) {
        try {
            socket.setSoTimeout(DRAIN_MILLIS);
            in.skipNBytes(MAX_ANSWER_BYTES);
        } catch (IOException ended) {
            // the status is all that was asked for
        }
    }

    private Socket encrypted(Socket connected, WebhookUrl url) throws IOException {
        String host = url.value().getHost().replaceAll("[\\[\\]]", "");
        SSLSocket socket = (SSLSocket) tls.createSocket(connected, host, port(url), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private byte[] head(URI url, Signing signing, byte[] body) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return String.join(
                        "\r\n",
                        "POST " + path + query + " HTTP/1.1",
                        "Host: " + url.getHost() + port,
                        "User-Agent: " + userAgent,
                        "Accept: */*",
                        "Content-Type: " + CloudEventJson.MEDIA_TYPE,
                        "Content-Length: " + body.length,
                        "webhook-id: " + signing.id(),
                        "webhook-timestamp: " + signing.timestamp(),
                        "webhook-signature: " + signing.signature(body),
                        "Connection: close",
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The first status that isn't provisional. */
    private static int status(InputStream in) throws IOException {
        while (true) {
            Matcher line = STATUS_LINE.matcher(line(in));
            if (!line.matches()) {
                throw new IOException("The answer isn't HTTP");
            }
            int status = Integer.parseInt(line.group(1));
            if (status >= 200) {
                return status;
            }
            while (!line(in).isEmpty()) {
                // headers of no interest
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection ended without an answer");
            }
            if (line.length() == MAX_HEAD_LINE) {
                throw new IOException("The answer isn't HTTP");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static int port(WebhookUrl url) {
        int port = url.value().getPort();
        return port > 0 ? port : url.encrypted() ? HTTPS_PORT : HTTP_PORT;
    }

    /** Whatever the other thread waits for ends with the socket below it. */
    private static void ring(AtomicBoolean late, Socket socket) {
        late.set(true);
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // all the better
        }
    }

    private DeliveryResponse failure(IOException failed) {
        if (failed instanceof SocketTimeoutException) {
            return DeliveryResponse.failure(
                    "No connection within " + limits.connect().toSeconds() + " seconds");
        }
        return DeliveryResponse.failure(
                failed instanceof SSLException ? "TLS: " + printable(failed) : printable(failed));
    }

    private static int millis(Duration time) {
        return (int) time.toMillis();
    }

    /** Others' words, fit for a log and a database. */
    private static String printable(IOException failed) {
        return String.valueOf(failed.getMessage()).replaceAll("[^\\x20-\\x7e]", "?");
    }
}

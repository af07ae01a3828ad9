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
 * <p>Opens the socket itself, because it has to connect to the address that was checked. The HTTP clients of the JDK
 * resolve the host a second time, so that DNS rebinding bypasses the check. If they get an address instead of the host,
 * TLS compares the certificate with the address. This class connects to the checked address and starts TLS for the host
 * of the URL: server name indication and certificate check use the host.
 *
 * <p>Reads only the status of the response. Redirects are not followed. At most {@link #MAX_ANSWER_BYTES} bytes of the
 * body are read and discarded, so that the receiver can finish writing. A timeout closes the socket if the exchange
 * takes too long, also during the TLS handshake.
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
    private final ScheduledExecutorService timeouts;
    private final String userAgent;
    private final Limits limits;

    /**
     * The timeouts of a delivery.
     *
     * @param connect for connecting to each address of the host
     * @param answer for TLS handshake, request and response
     */
    public record Limits(Duration connect, Duration answer) {
        public static final Limits NORMAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    public HttpWebhookSender(
            PublicAddresses addresses,
            SSLSocketFactory tls,
            ScheduledExecutorService timeouts,
            String userAgent,
            Limits limits) {
        this.addresses = addresses;
        this.tls = tls;
        this.timeouts = timeouts;
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
                    // the next address is tried
                    answer = failure(unreachable);
                    continue;
                }
                return exchangeOn(url, socket, head, body);
            } catch (IOException failed) {
                return failure(failed);
            }
        }
        return answer;
    }

    private DeliveryResponse exchangeOn(WebhookUrl url, Socket connected, byte[] head, byte[] body) throws IOException {
        AtomicBoolean timedOut = new AtomicBoolean();
        Future<?> timeout =
                timeouts.schedule(() -> abort(timedOut, connected), millis(limits.answer()), TimeUnit.MILLISECONDS);
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
            if (timedOut.get()) {
                return DeliveryResponse.failure(
                        "No answer within " + limits.answer().toSeconds() + " seconds");
            }
            throw failed;
        } finally {
            timeout.cancel(false);
        }
    }

    private static void drainResponse(Socket socket, InputStream in) {
        try {
            socket.setSoTimeout(DRAIN_MILLIS);
            in.skipNBytes(MAX_ANSWER_BYTES);
        } catch (IOException ended) {
            // the status has been read already
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

    /** Reads the status of the final response; skips interim ones (1xx). */
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
                // the headers of an interim response are skipped
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
        if (port > 0) {
            return port;
        }
        return url.encrypted() ? HTTPS_PORT : HTTP_PORT;
    }

    /** Closes the socket, so that the thread that reads from it or writes to it fails. */
    private static void abort(AtomicBoolean timedOut, Socket socket) {
        timedOut.set(true);
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // the exchange has ended already
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

    /** Replaces all characters but printable ASCII, so that the message can be logged and stored. */
    private static String printable(IOException failed) {
        return String.valueOf(failed.getMessage()).replaceAll("[^\\x20-\\x7e]", "?");
    }
}

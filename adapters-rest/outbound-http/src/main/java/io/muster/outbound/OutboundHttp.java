package io.muster.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * Sends HTTP/1.1 requests to URLs that customers enter, one request a connection. Every such request of Muster passes
 * here.
 *
 * <p>Opens the socket itself, because it has to connect to the address that was checked. The HTTP clients of the JDK
 * resolve the host a second time, so that DNS rebinding bypasses the check. If they get an address instead of the host,
 * TLS compares the certificate with the address. This class connects to the checked address and starts TLS for the host
 * of the URL: server name indication and certificate check use the host. Apache HttpCore writes and reads the messages.
 *
 * <p>Redirects are not followed. Head and body of the answer are bounded. A timeout closes the socket if the exchange
 * takes too long, also during the TLS handshake.
 */
public final class OutboundHttp {
    /** The bytes of a discarded answer that are read, so that its sender can finish writing. */
    static final int MAX_DISCARDED_BYTES = 64 * 1_024;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final String NOT_HTTP = "The answer isn't HTTP";
    private static final int MAX_HEAD_LINE = 8 * 1_024;
    private static final int MAX_HEADERS = 100;
    private static final Http1Config HEADS = Http1Config.custom()
            .setMaxLineLength(MAX_HEAD_LINE)
            .setMaxHeaderCount(MAX_HEADERS)
            .build();
    private static final int MAX_ADDRESSES = 3;
    private static final int DRAIN_MILLIS = 1_000;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final PublicAddresses addresses;
    private final SSLSocketFactory tls;
    private final ScheduledExecutorService timeouts;
    private final String userAgent;
    private final Limits limits;
    private final HttpRequestExecutor exchanges = new HttpRequestExecutor();

    /**
     * The timeouts of a request.
     *
     * @param connect for connecting to each address of the host
     * @param answer for TLS handshake, request and response
     */
    public record Limits(Duration connect, Duration answer) {
        public static final Limits NORMAL = new Limits(CONNECT, ANSWER);
    }

    /**
     * A request.
     *
     * @param headers besides Host, Content-Length and Connection; User-Agent is that of Muster if absent
     * @param body empty for a request without one
     */
    public record Request(String method, URI url, Map<String, String> headers, Optional<byte[]> body) {
        public static Request get(URI url, String accept) {
            return new Request("GET", url, Map.of("Accept", accept), Optional.empty());
        }
    }

    /**
     * A whole answer.
     *
     * @param headers by their names in lower case, each with its first value
     */
    @SuppressWarnings("ArrayRecordComponent") // answers are read, and never compared
    public record Answer(int status, Map<String, String> headers, byte[] body) {}

    /** Reads what a use needs of the answer. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(Socket socket, ClassicHttpResponse response) throws IOException;
    }

    public OutboundHttp(
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

    /** @throws RefusedUrlException if no request may be sent to the URL at present */
    public void check(URI url) throws RefusedUrlException {
        addresses.of(url);
    }

    /**
     * Sends a request and returns the answer.
     *
     * @param maxBytes of the answer's body
     * @throws RefusedUrlException without a request
     * @throws IOException if there is no answer in time, or it is too long or malformed; the message is printable and
     *     short
     */
    public Answer exchange(Request request, int maxBytes) throws IOException {
        return send(request, (socket, response) -> answer(response, maxBytes));
    }

    /**
     * Sends a request and returns the status of the answer. Discards its body.
     *
     * @throws IOException as {@link #exchange}
     */
    public int status(Request request) throws IOException {
        return send(request, (socket, response) -> {
            discard(socket, response);
            return response.getCode();
        });
    }

    private <T> T send(Request request, Reader<T> reader) throws IOException {
        List<InetAddress> checked = addresses.of(request.url());
        IOException failure = new IOException("The host has no address");
        for (InetAddress address : checked.subList(0, Math.min(MAX_ADDRESSES, checked.size()))) {
            try (Socket socket = new Socket()) {
                try {
                    socket.connect(new InetSocketAddress(address, port(request.url())), millis(limits.connect()));
                } catch (IOException unreachable) {
                    // the next address is tried
                    failure = explained(unreachable);
                    continue;
                }
                return exchangeOn(socket, request, reader);
            }
        }
        throw failure;
    }

    private <T> T exchangeOn(Socket connected, Request request, Reader<T> reader) throws IOException {
        AtomicBoolean timedOut = new AtomicBoolean();
        Future<?> timeout =
                timeouts.schedule(() -> abort(timedOut, connected), millis(limits.answer()), TimeUnit.MILLISECONDS);
        try (Socket socket = isEncrypted(request.url()) ? encrypted(connected, request.url()) : connected) {
            // neither connection nor response is closed: they would read the rest of the body
            DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(HEADS);
            connection.bind(socket);
            return reader.read(socket, exchanges.execute(message(request), connection, HttpCoreContext.create()));
        } catch (IOException | HttpException failed) {
            if (timedOut.get()) {
                throw new IOException("No answer within " + limits.answer().toSeconds() + " seconds", failed);
            }
            throw explained(failed);
        } finally {
            timeout.cancel(false);
        }
    }

    private static void discard(Socket socket, ClassicHttpResponse response) {
        try {
            if (response.getEntity() != null) {
                socket.setSoTimeout(DRAIN_MILLIS);
                response.getEntity().getContent().skipNBytes(MAX_DISCARDED_BYTES);
            }
        } catch (IOException ended) {
            // the status has been read already
        }
    }

    private Socket encrypted(Socket connected, URI url) throws IOException {
        String host = url.getHost().replaceAll("[\\[\\]]", "");
        SSLSocket socket = (SSLSocket) tls.createSocket(connected, host, port(url), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private ClassicHttpRequest message(Request request) {
        URI url = request.url();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        BasicClassicHttpRequest message = new BasicClassicHttpRequest(
                request.method(), url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
        message.addHeader(HttpHeaders.HOST, url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()));
        message.addHeader(HttpHeaders.CONNECTION, "close");
        message.addHeader(HttpHeaders.USER_AGENT, userAgent);
        request.headers().forEach((name, value) -> message.setHeader(name, printable(name, value)));
        request.body().ifPresent(body -> {
            message.addHeader(HttpHeaders.CONTENT_LENGTH, body.length);
            message.setEntity(new ByteArrayEntity(body, null));
        });
        return message;
    }

    private static String printable(String name, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(name + " has a character that no header can have");
        }
        return value;
    }

    private static Answer answer(ClassicHttpResponse response, int maxBytes) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        HttpEntity entity = response.getEntity();
        return new Answer(response.getCode(), headers, entity == null ? new byte[0] : body(entity, maxBytes));
    }

    private static byte[] body(HttpEntity entity, int maxBytes) throws IOException {
        String encoding = Optional.ofNullable(entity.getContentEncoding()).orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new IOException("The answer is encoded, which the request didn't ask for");
        }
        requireAtMost(maxBytes, entity.getContentLength());
        byte[] body = entity.getContent().readNBytes(maxBytes + 1);
        requireAtMost(maxBytes, body.length);
        return body;
    }

    private static void requireAtMost(int maxBytes, long bytes) throws IOException {
        if (bytes > maxBytes) {
            throw new IOException("The answer is longer than " + maxBytes + " bytes");
        }
    }

    private static boolean isEncrypted(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return isEncrypted(url) ? HTTPS_PORT : HTTP_PORT;
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

    /** Returns the failure with a message that can be logged and stored: short, and printable ASCII. */
    private IOException explained(Exception failed) {
        return new IOException(explanation(failed), failed);
    }

    private String explanation(Exception failed) {
        if (failed instanceof SocketTimeoutException) {
            return "No connection within " + limits.connect().toSeconds() + " seconds";
        }
        if (failed instanceof NoHttpResponseException) {
            return "The connection ended without an answer";
        }
        if (failed instanceof ConnectionClosedException || failed instanceof TruncatedChunkException) {
            return "The connection ended within the answer";
        }
        if (failed instanceof HttpException
                || failed instanceof MessageConstraintException
                || failed instanceof MalformedChunkCodingException) {
            return NOT_HTTP;
        }
        String message = String.valueOf(failed.getMessage()).replaceAll("[^\\x20-\\x7e]", "?");
        return failed instanceof SSLException ? "TLS: " + message : message;
    }

    private static int millis(Duration time) {
        return (int) time.toMillis();
    }
}

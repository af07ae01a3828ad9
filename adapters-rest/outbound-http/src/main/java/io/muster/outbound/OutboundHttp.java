package io.muster.outbound;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
 * Sends HTTP/1.1 requests to URLs that customers enter, one request a connection. Every such request of Muster passes
 * here.
 *
 * <p>Opens the socket itself, because it has to connect to the address that was checked. The HTTP clients of the JDK
 * resolve the host a second time, so that DNS rebinding bypasses the check. If they get an address instead of the host,
 * TLS compares the certificate with the address. This class connects to the checked address and starts TLS for the host
 * of the URL: server name indication and certificate check use the host.
 *
 * <p>Redirects are not followed. Head and body of the answer are bounded. A timeout closes the socket if the exchange
 * takes too long, also during the TLS handshake.
 */
public final class OutboundHttp {
    /** The bytes of a discarded answer that are read, so that its sender can finish writing. */
    static final int MAX_DISCARDED_BYTES = 64 * 1_024;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
    private static final Pattern CHUNK_SIZE = Pattern.compile("\\s*([0-9a-fA-F]{1,7})\\s*(;.*)?");
    private static final String NOT_HTTP = "The answer isn't HTTP";
    private static final String USER_AGENT = "User-Agent";
    private static final int MAX_HEAD_LINE = 8 * 1_024;
    private static final int MAX_HEADERS = 100;
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
        T read(Socket socket, InputStream in) throws IOException;
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
        return send(request, (socket, in) -> answer(in, request.method(), maxBytes));
    }

    /**
     * Sends a request and returns the status of the answer. Discards its body.
     *
     * @throws IOException as {@link #exchange}
     */
    public int status(Request request) throws IOException {
        return send(request, (socket, in) -> {
            int status = status(in);
            discard(socket, in);
            return status;
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
            OutputStream out = socket.getOutputStream();
            out.write(bytes(request));
            out.flush();
            return reader.read(socket, new BufferedInputStream(socket.getInputStream()));
        } catch (IOException failed) {
            if (timedOut.get()) {
                throw new IOException("No answer within " + limits.answer().toSeconds() + " seconds", failed);
            }
            throw explained(failed);
        } finally {
            timeout.cancel(false);
        }
    }

    private static void discard(Socket socket, InputStream in) {
        try {
            socket.setSoTimeout(DRAIN_MILLIS);
            in.skipNBytes(MAX_DISCARDED_BYTES);
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

    private byte[] bytes(Request request) {
        URI url = request.url();
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(url.getRawPath().isEmpty() ? "/" : url.getRawPath());
        if (url.getRawQuery() != null) {
            head.append('?').append(url.getRawQuery());
        }
        head.append(" HTTP/1.1\r\n");
        header(head, "Host", url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()));
        if (!request.headers().containsKey(USER_AGENT)) {
            header(head, USER_AGENT, userAgent);
        }
        request.headers().forEach((name, value) -> header(head, name, value));
        byte[] body = request.body().orElse(new byte[0]);
        if (request.body().isPresent()) {
            header(head, "Content-Length", Integer.toString(body.length));
        }
        header(head, "Connection", "close");
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(start.length + body.length)
                .put(start)
                .put(body)
                .array();
    }

    private static void header(StringBuilder head, String name, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(name + " has a character that no header can have");
        }
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static Answer answer(InputStream in, String method, int maxBytes) throws IOException {
        int status = status(in);
        Map<String, String> headers = headers(in);
        boolean empty = method.equals("HEAD") || status == 204 || status == 304;
        return new Answer(status, headers, empty ? new byte[0] : body(in, headers, maxBytes));
    }

    /** Reads the status of the final response; skips interim ones (1xx). */
    private static int status(InputStream in) throws IOException {
        while (true) {
            Matcher line = STATUS_LINE.matcher(line(in));
            if (!line.matches()) {
                throw new IOException(NOT_HTTP);
            }
            int status = Integer.parseInt(line.group(1));
            if (status >= 200) {
                return status;
            }
            headers(in);
        }
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        int lines = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon <= 0 || ++lines > MAX_HEADERS) {
                throw new IOException(NOT_HTTP);
            }
            headers.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** Reads the body by RFC 9112 section 6.3: in chunks, by its length, or until the connection ends. */
    private static byte[] body(InputStream in, Map<String, String> headers, int maxBytes) throws IOException {
        String coding = headers.getOrDefault("transfer-encoding", "");
        if (coding.equalsIgnoreCase("chunked")) {
            return chunks(in, maxBytes);
        }
        if (!coding.isEmpty()
                || !headers.getOrDefault("content-encoding", "identity").equalsIgnoreCase("identity")) {
            throw new IOException("The answer is encoded, which the request didn't ask for");
        }
        String length = headers.getOrDefault("content-length", "");
        if (length.isEmpty()) {
            byte[] body = in.readNBytes(maxBytes + 1);
            requireAtMost(maxBytes, body.length);
            return body;
        }
        if (!length.matches("\\d{1,18}")) {
            throw new IOException(NOT_HTTP);
        }
        requireAtMost(maxBytes, Long.parseLong(length));
        return whole(in, Integer.parseInt(length));
    }

    private static byte[] chunks(InputStream in, int maxBytes) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            Matcher size = CHUNK_SIZE.matcher(line(in));
            if (!size.matches()) {
                throw new IOException(NOT_HTTP);
            }
            int length = Integer.parseInt(size.group(1), 16);
            if (length == 0) {
                return body.toByteArray();
            }
            requireAtMost(maxBytes, (long) body.size() + length);
            body.write(whole(in, length));
            if (!line(in).isEmpty()) {
                throw new IOException(NOT_HTTP);
            }
        }
    }

    private static byte[] whole(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("The connection ended within the answer");
        }
        return bytes;
    }

    private static void requireAtMost(int maxBytes, long bytes) throws IOException {
        if (bytes > maxBytes) {
            throw new IOException("The answer is longer than " + maxBytes + " bytes");
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection ended without an answer");
            }
            if (line.length() == MAX_HEAD_LINE) {
                throw new IOException(NOT_HTTP);
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
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

    /** Returns the failure with a message that can be logged and stored: all but printable ASCII is replaced. */
    private IOException explained(IOException failed) {
        if (failed instanceof SocketTimeoutException) {
            return new IOException("No connection within " + limits.connect().toSeconds() + " seconds", failed);
        }
        String message = String.valueOf(failed.getMessage()).replaceAll("[^\\x20-\\x7e]", "?");
        return new IOException(failed instanceof SSLException ? "TLS: " + message : message, failed);
    }

    private static int millis(Duration time) {
        return (int) time.toMillis();
    }
}

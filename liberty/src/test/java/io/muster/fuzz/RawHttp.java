package io.muster.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Sends bytes that no HTTP client would send, over a connection of its own. */
final class RawHttp {
    /** Bytes a second at which a download is not late. */
    private static final int LEAST_RATE = 1_000_000;

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String END_OF_HEADERS = "\r\n\r\n";

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /**
     * An answer, or the end of the connection without one.
     *
     * @param status 0 without an answer
     * @param took from the last byte of the request to the last byte of the answer; of a file that is exported,
     *     which has any size, to its first byte, or what it takes beyond its size at {@link #LEAST_RATE}
     */
    record Reply(int status, Map<String, String> headers, String body, Duration took) {
        static final int NONE = 0;

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    Reply send(RawRequest request) throws IOException, InterruptedException {
        byte[] bytes = request.bytes();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            socket.setSoTimeout((int) LIMIT.toMillis());
            OutputStream out = socket.getOutputStream();
            long sent = System.nanoTime();
            try {
                switch (request.pace()) {
                    case AT_ONCE -> out.write(bytes);
                    case SLOW -> {
                        int piece = Math.max(1, bytes.length / 5);
                        for (int from = 0; from < bytes.length; from += piece) {
                            out.write(bytes, from, Math.min(piece, bytes.length - from));
                            out.flush();
                            Thread.sleep(40);
                        }
                    }
                    case CUT -> {
                        out.write(bytes, 0, bytes.length / 2);
                        out.flush();
                        socket.setSoLinger(true, 0);
                        return new Reply(Reply.NONE, Map.of(), "", Duration.ZERO);
                    }
                }
                if (request.framing() == RawRequest.Framing.TOO_LONG) {
                    socket.shutdownOutput();
                }
                sent = System.nanoTime();
            } catch (IOException refusedBeforeTheEnd) {
                // the answer may be there already
            }
            return read(socket.getInputStream(), sent);
        }
    }

    private static Reply read(InputStream in, long sent) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Duration began = Duration.ZERO;
        try {
            int first = in.read();
            began = Duration.ofNanos(System.nanoTime() - sent);
            if (first >= 0) {
                answer.write(first);
                in.transferTo(answer);
            }
        } catch (SocketTimeoutException late) {
            throw late;
        } catch (IOException reset) {
            answer.reset();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - sent);
        byte[] all = withoutInterim(answer.toByteArray());
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEADERS);
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            return new Reply(Reply.NONE, Map.of(), text, took);
        }
        Map<String, String> headers = new HashMap<>();
        text.substring(0, end).lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        });
        byte[] body = Arrays.copyOfRange(all, end + 4, all.length);
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            body = joined(body);
        }
        return new Reply(
                Integer.parseInt(text.substring(9, 12)),
                headers,
                new String(body, StandardCharsets.UTF_8),
                headers.containsKey("content-disposition") ? ofDownload(began, took, all.length) : took);
    }

    /** Returns the final answer, without interim answers before it (1xx; RFC 9110, section 15.2). */
    private static byte[] withoutInterim(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int from = 0;
        while (text.startsWith("HTTP/1.1 1", from) && text.indexOf(END_OF_HEADERS, from) >= 0) {
            from = text.indexOf(END_OF_HEADERS, from) + END_OF_HEADERS.length();
        }
        return Arrays.copyOfRange(answer, from, answer.length);
    }

    /** Returns the time to the first byte, or the time that its bytes took beyond that of the least rate. */
    private static Duration ofDownload(Duration began, Duration took, int bytes) {
        Duration beyond = took.minus(Duration.ofMillis(1_000L * bytes / LEAST_RATE));
        return beyond.compareTo(began) > 0 ? beyond : began;
    }

    private static byte[] joined(byte[] chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String text = new String(chunks, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < chunks.length) {
            int line = text.indexOf("\r\n", at);
            int size = line < 0 ? 0 : Integer.parseInt(text.substring(at, line).strip(), 16);
            if (size == 0) {
                break;
            }
            body.write(chunks, line + 2, Math.min(size, chunks.length - line - 2));
            at = line + 2 + size + 2;
        }
        return body.toByteArray();
    }
}

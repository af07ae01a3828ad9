package io.muster.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection for HTTP/1.1 requests, one after another. Does as little as possible, because the client shares its
 * processors with the server that it measures.
 */
final class HttpConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int BUFFER = 64 * 1024;

    private final URI server;
    private Socket socket;
    private InputStream in;
    private long sent;
    private long received;

    HttpConnection(URI server) throws IOException {
        this.server = server;
        this.socket = open();
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    private Socket open() throws IOException {
        Socket opened = new Socket(server.getHost(), server.getPort());
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(TIMEOUT_MILLIS);
        return opened;
    }

    /** Returns the number of bytes sent to the server. */
    long sent() {
        return sent;
    }

    /** Returns the number of bytes received from the server. */
    long received() {
        return received;
    }

    /**
     * Sends a request and returns the body of its response.
     *
     * @throws IOException for every status but 2xx
     */
    String send(String method, String target, String credential, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + target + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nAuthorization: Bearer " + credential + "\r\n"
                + (content.length == 0
                        ? ""
                        : "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n")
                + "\r\n";
        byte[] headers = head.getBytes(StandardCharsets.UTF_8);
        byte[] request = new byte[headers.length + content.length];
        System.arraycopy(headers, 0, request, 0, headers.length);
        System.arraycopy(content, 0, request, headers.length, content.length);
        socket.getOutputStream().write(request);
        sent += request.length;
        return response(method + " " + target);
    }

    private String response(String request) throws IOException {
        String status = line();
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).trim());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                last = lower.contains("close");
            }
        }
        String body = chunked ? chunks() : text(length);
        if (last) {
            close();
            socket = open();
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        }
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(request + " answered " + status + ": " + body);
        }
        return body;
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().trim(), 16);
    }

    /** Reads bytes as ISO-8859-1: the content of what is not ASCII is of no interest here. */
    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("The server has closed the connection within a response");
        }
        received += length;
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The server has closed the connection");
            }
            received++;
            if (next != '\r') {
                line.append((char) next);
            }
        }
        received++;
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.muster.e2e;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request whose headers and half of the body are sent first, and the rest when the test says so. */
final class SlowRequest implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final byte[] body;
    private final int half;

    private SlowRequest(Socket socket, byte[] body) {
        this.socket = socket;
        this.body = body;
        this.half = body.length / 2;
    }

    /** @param json with single quotes for double ones */
    static SlowRequest begin(String method, URI uri, String token, String json) throws IOException {
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        SlowRequest request = new SlowRequest(socket, body);
        request.send((method + " " + uri.getRawPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                        + "\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body, 0, request.half);
        socket.getOutputStream().flush();
        return request;
    }

    /** Sends the rest of the body; returns status line, headers and body of the answer. */
    String finish() throws IOException {
        socket.getOutputStream().write(body, half, body.length - half);
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.muster.e2e;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request that no HTTP client would send: its path arrives as it is written. */
final class RawRequest {
    private static final int PATIENCE_MILLIS = 30_000;

    private RawRequest() {}

    /** Returns the whole answer. */
    static String send(URI server, String requestLine) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = requestLine + "\r\nHost: " + server.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}

package io.muster.e2e;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request that no HTTP client would send: its path and its host arrive as they are written. */
final class RawRequest {
    private static final int PATIENCE_MILLIS = 30_000;

    private RawRequest() {}

    /** Returns the whole answer. */
    static String send(URI server, String requestLine) throws IOException {
        return exchange(server, requestLine + "\r\nHost: " + server.getAuthority() + "\r\n\r\n");
    }

    /** Sends a request for another host, in the Host header alone. */
    static String sendFor(String host, URI server, String requestLine) throws IOException {
        return exchange(server, requestLine + "\r\nHost: " + host + "\r\n\r\n");
    }

    /** Sends a request without a body for another host. */
    static String send(URI server, String requestLine, String host, String credential) throws IOException {
        return send(server, requestLine, host, credential, "");
    }

    /** Sends a request for another host, in each header that can name one. */
    static String send(URI server, String requestLine, String host, String credential, String body) throws IOException {
        return exchange(
                server,
                requestLine + "\r\nHost: " + host + "\r\nX-Forwarded-Host: " + host + "\r\nForwarded: host=" + host
                        + "\r\nAuthorization: Bearer " + credential
                        + "\r\nContent-Type: application/scim+json\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    private static String exchange(URI server, String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String closing = request.replaceFirst("\r\n", "\r\nConnection: close\r\n");
            socket.getOutputStream().write(closing.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}

package io.muster.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request down to its bytes.
 *
 * @param surface whose form of errors the answer must have
 * @param wellFormed whether an HTTP server has to understand the head; what it doesn't, it answers in its own form
 * @param logged whether a refusal must be in the organization's sync log
 */
@SuppressWarnings("ArrayRecordComponent")
record RawRequest(
        Surface surface,
        String method,
        String target,
        List<String> headers,
        byte[] body,
        Framing framing,
        Pace pace,
        boolean wellFormed,
        boolean logged) {

    enum Surface {
        SCIM,
        ADMIN,
        OTHER
    }

    /** The way in which a request states the end of its body. */
    enum Framing {
        LENGTH,
        CHUNKED,
        /** The length that is announced is larger than what comes. */
        TOO_LONG
    }

    enum Pace {
        AT_ONCE,
        /** In pieces, with pauses. */
        SLOW,
        /** The client closes the connection in the middle. */
        CUT
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 1_000);
        bytes.writeBytes(latin(method + " " + target + " HTTP/1.1\r\n"));
        bytes.writeBytes(latin("Connection: close\r\n"));
        headers.forEach(header -> bytes.writeBytes(header.getBytes(StandardCharsets.UTF_8)));
        switch (framing) {
            case LENGTH -> {
                if (body.length > 0 || !method.equals("GET")) {
                    bytes.writeBytes(latin("Content-Length: " + body.length + "\r\n"));
                }
                bytes.writeBytes(latin("\r\n"));
                bytes.writeBytes(body);
            }
            case TOO_LONG -> {
                bytes.writeBytes(latin("Content-Length: " + (body.length + 1_000) + "\r\n\r\n"));
                bytes.writeBytes(body);
            }
            case CHUNKED -> {
                bytes.writeBytes(latin("Transfer-Encoding: chunked\r\n\r\n"));
                for (int from = 0; from < body.length; from += 10_000) {
                    int size = Math.min(10_000, body.length - from);
                    bytes.writeBytes(latin(Integer.toHexString(size) + "\r\n"));
                    bytes.write(body, from, size);
                    bytes.writeBytes(latin("\r\n"));
                }
                bytes.writeBytes(latin("0\r\n\r\n"));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns it for a report, with at most 2,000 characters of the body. */
    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return framing + " " + pace + " " + method + " " + target + "\n" + String.join("", headers)
                + text.substring(0, Math.min(2_000, text.length()))
                + (text.length() > 2_000 ? "... " + body.length : "");
    }
}

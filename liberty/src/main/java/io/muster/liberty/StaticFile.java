package io.muster.liberty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file as browsers get it. Compressed once, when it is read.
 *
 * @param etag a strong validator with its quotes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are not changed after they were read
record StaticFile(String mediaType, byte[] content, byte[] compressed, String etag) {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    /** Returns the media type of a file of this name; empty if such files are not served. */
    static Optional<String> mediaType(String name) {
        return Optional.ofNullable(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    static StaticFile of(String mediaType, byte[] content) {
        String etag = '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(content)) + '"';
        return new StaticFile(mediaType, content, gzip(content), etag);
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

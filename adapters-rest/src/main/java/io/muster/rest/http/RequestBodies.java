package io.muster.rest.http;

import io.muster.rest.json.JsonObjects;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** Reads request bodies whole, before any work and without a database connection. */
public final class RequestBodies {
    /** The bytes of one body. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;
    /** The fields of a form. Each becomes an entry of a map: more than a hundred bytes for two that are sent. */
    public static final int MAX_FIELDS = 100;
    /** The time in which a body has to arrive, however its bytes are spread over it. */
    public static final Duration DEADLINE = Duration.ofSeconds(30);

    /** The memory of one value of the tree that is parsed from a body, at most, as measured. */
    public static final int BYTES_OF_A_VALUE = 164;
    /** The copies of a body in memory: the bytes as they arrived, and the text of the tree. */
    public static final int COPIES = 2;

    private static final int FIRST_BYTES = 8 * 1024;

    private RequestBodies() {}

    /**
     * The room for a body.
     *
     * @param takes takes more bytes of memory, or refuses the request
     */
    record Room(IntConsumer takes, LongSupplier nanoTime) {}

    /**
     * Replaces the body, whose stream may be endless, by its bytes.
     *
     * @throws HttpRefusal 413 if there are more than {@value #MAX_BYTES} bytes, whatever the headers declare; 408 if
     *     they take too long; 503 if the node or the client's share of it has no room for them; 400 if they break off;
     *     415 if they are compressed
     */
    public static void bound(ContainerRequestContext request, Exchange exchange, ClientLimits limits) {
        if (!hasBody(request)) {
            return;
        }
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new HttpRefusal(415, "The body must not be compressed");
        }
        if (request.getLength() > MAX_BYTES) {
            throw tooLarge();
        }
        byte[] body = limits.whileReading(exchange, () -> read(request.getEntityStream(), limits.body(exchange)));
        exchange.received(body);
        request.setEntityStream(new ByteArrayInputStream(body));
    }

    /**
     * Replaces the body of a form as {@link #bound} does.
     *
     * @throws HttpRefusal also 400 if it has more than {@value #MAX_FIELDS} fields
     */
    public static void boundForm(ContainerRequestContext request, Exchange exchange, ClientLimits limits) {
        if (hasBody(request)) {
            bound(request, exchange, limits);
            requireFewFields(request.getEntityStream());
        }
    }

    /** Goes by what HTTP says. The platform goes by the Content-Type, which a body may lack. */
    private static boolean hasBody(ContainerRequestContext request) {
        return request.getLength() > 0 || request.getHeaderString("Transfer-Encoding") != null;
    }

    /** Also counts fields that are empty. The stream starts again after it. */
    private static void requireFewFields(InputStream form) {
        int fields = 1;
        form.mark(MAX_BYTES);
        try {
            for (int c = form.read(); c >= 0; c = form.read()) {
                fields += c == '&' ? 1 : 0;
            }
            form.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (fields > MAX_FIELDS) {
            throw new HttpRefusal(400, "The form has more than " + MAX_FIELDS + " fields");
        }
    }

    /**
     * Reads as {@link #bound}. Takes memory as the bytes arrive, so that a client that declares many and sends few
     * holds few: that of the bytes, and that of the values that can be parsed from them.
     */
    static byte[] read(InputStream body, Room room) {
        long deadline = room.nanoTime().getAsLong() + DEADLINE.toNanos();
        room.takes().accept(FIRST_BYTES * COPIES);
        byte[] bytes = new byte[FIRST_BYTES];
        int length = 0;
        int values = 0;
        try {
            for (int read = 0; read >= 0; read = body.read(bytes, length, bytes.length - length)) {
                int more = values(bytes, length, read, JsonObjects.MAX_VALUES - values);
                room.takes().accept(more * BYTES_OF_A_VALUE);
                values += more;
                length += read;
                if (length > MAX_BYTES) {
                    throw tooLarge();
                }
                if (room.nanoTime().getAsLong() > deadline) {
                    throw tooSlow();
                }
                if (length == bytes.length) {
                    int roomForMore = Math.min(bytes.length, MAX_BYTES + 1 - length);
                    room.takes().accept(roomForMore * COPIES);
                    bytes = Arrays.copyOf(bytes, length + roomForMore);
                }
            }
        } catch (SocketTimeoutException silent) {
            throw tooSlow();
        } catch (IOException gone) {
            throw new HttpRefusal(400, "The body breaks off");
        }
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Counts what can begin a value, in texts too: never too few, up to the number at which parsing refuses the body.
     */
    private static int values(byte[] bytes, int from, int length, int most) {
        int values = 0;
        for (int at = from; at < from + length && values < most; at++) {
            byte c = bytes[at];
            if (c == ',' || c == '{' || c == '[') {
                values++;
            }
        }
        return values;
    }

    private static HttpRefusal tooLarge() {
        return new HttpRefusal(413, "The body is larger than " + MAX_BYTES + " bytes");
    }

    private static HttpRefusal tooSlow() {
        return new HttpRefusal(408, "The body took longer than " + DEADLINE.toSeconds() + " seconds");
    }
}

package io.muster.rest.scim;

import io.muster.domain.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;

/** Cursors (RFC 9865): the last id seen, and a mark of the search it belongs to, so that none is used with another. */
final class Cursors {
    private static final int BYTES = 20;

    private Cursors() {}

    static String write(UUID last, String filter) {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits())
                .putInt(mark(filter))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws Problem INVALID_CURSOR if it wasn't written for this search */
    static UUID read(String cursor, String filter) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == BYTES) {
                UUID last = new UUID(bytes.getLong(), bytes.getLong());
                if (bytes.getInt() == mark(filter)) {
                    return last;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below
        }
        throw new Problem(
                Problem.Code.INVALID_CURSOR, "The cursor doesn't belong to this search; begin with an empty one");
    }

    private static int mark(String filter) {
        CRC32 crc = new CRC32();
        crc.update(filter.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}

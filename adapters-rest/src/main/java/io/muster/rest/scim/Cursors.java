package io.muster.rest.scim;

import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Writes and reads cursors (RFC 9865): the last id of a page, and a checksum of the search that the cursor belongs to.
 */
final class Cursors {
    private static final int BYTES = 20;

    private Cursors() {}

    static String write(UUID last, String filter) {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits())
                .putInt(checksum(filter))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws ScimRefusal invalidCursor if the cursor was not written for this search */
    static UUID read(String cursor, String filter) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == BYTES) {
                UUID last = new UUID(bytes.getLong(), bytes.getLong());
                if (bytes.getInt() == checksum(filter)) {
                    return last;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // refused below
        }
        throw new ScimRefusal(
                ScimType.INVALID_CURSOR, "The cursor doesn't belong to this search; begin with an empty one");
    }

    private static int checksum(String filter) {
        CRC32 crc = new CRC32();
        crc.update(filter.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}

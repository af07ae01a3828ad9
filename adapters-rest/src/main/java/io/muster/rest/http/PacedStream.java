package io.muster.rest.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Demands of a reader that it keeps up. Counts only the time that writing waits, so that slow work is not blamed on the
 * reader.
 */
final class PacedStream extends FilterOutputStream {
    /** The time that an answer may wait for its reader beyond the time that the rate allows. */
    static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The rate that a reader has to keep up. */
    static final int BYTES_PER_SECOND = 32 * 1024;

    private final LongSupplier nanoTime;
    private long waited;
    private long written;

    PacedStream(OutputStream out, LongSupplier nanoTime) {
        super(out);
        this.nanoTime = nanoTime;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** @throws IOException if the reader is too slow */
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        long start = nanoTime.getAsLong();
        out.write(bytes, from, length);
        waited += nanoTime.getAsLong() - start;
        written += length;
        if (waited > PATIENCE.toNanos() + Duration.ofSeconds(1).toNanos() * (written / BYTES_PER_SECOND)) {
            throw new IOException("The reader takes less than " + BYTES_PER_SECOND + " bytes a second");
        }
    }
}

package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.rest.limit.ManualTime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedStreamTest {
    private static final byte[] BLOCK = new byte[PacedStream.BYTES_PER_SECOND];

    private final ManualTime time = new ManualTime();

    @Test
    void readerBelowTheRateIsCutOffAfterThePatience() {
        PacedStream slow = reader(Duration.ofMillis(1_500));

        assertThatCode(() -> write(slow, 60)).doesNotThrowAnyException();
        assertThatThrownBy(() -> write(slow, 10)).isInstanceOf(IOException.class);
    }

    @Test
    void readerAtTheRateMayTakeForever() {
        assertThatCode(() -> write(reader(Duration.ofSeconds(1)), 10_000)).doesNotThrowAnyException();
    }

    @Test
    void workBetweenTheWritesIsNotBlamedOnTheReader() {
        PacedStream fast = reader(Duration.ZERO);

        assertThatCode(() -> {
                    for (int block = 0; block < 10; block++) {
                        time.passes(Duration.ofMinutes(5));
                        fast.write(BLOCK, 0, 1);
                    }
                })
                .doesNotThrowAnyException();
    }

    private static void write(PacedStream to, int blocks) throws IOException {
        for (int block = 0; block < blocks; block++) {
            to.write(BLOCK, 0, BLOCK.length);
        }
    }

    private PacedStream reader(Duration perWrite) {
        OutputStream socket = new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("written in blocks");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                time.passes(perWrite);
            }
        };
        return new PacedStream(socket, time::currentTimeNanos);
    }
}

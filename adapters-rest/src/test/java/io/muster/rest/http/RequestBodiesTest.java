package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.rest.json.JsonObjects;
import io.muster.rest.limit.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodiesTest {
    private final ManualTime time = new ManualTime();
    private final AtomicInteger taken = new AtomicInteger();
    private final RequestBodies.Room room = new RequestBodies.Room(taken::addAndGet, time::currentTimeNanos);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_191, 8_192, 8_193, 1_000_000, RequestBodies.MAX_BYTES})
    void bodyWithinTheLimitIsReadWhole(int length) {
        byte[] body = new byte[length];
        if (length > 0) {
            body[length - 1] = 7;
        }

        assertThat(RequestBodies.read(new ByteArrayInputStream(body), room)).isEqualTo(body);
        assertThat(taken.get()).isBetween(length * 2, (RequestBodies.MAX_BYTES + 1) * 2);
    }

    @Test
    void largerBodyIsRefusedWithoutReadingTheRestOfIt() throws IOException {
        InputStream body = new ByteArrayInputStream(new byte[RequestBodies.MAX_BYTES + 1_000]);

        assertRefused(413, body);
        assertThat(body.available()).isPositive();
        assertThat(taken.get()).isEqualTo((RequestBodies.MAX_BYTES + 1) * 2);
    }

    @Test
    void bodyThatArrivesByteByByteIsRefusedAfterTheDeadline() {
        AtomicInteger sent = new AtomicInteger();
        assertRefused(408, new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read in blocks");
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                time.passes(Duration.ofSeconds(1));
                sent.incrementAndGet();
                return 1;
            }
        });

        assertThat(sent.get()).isEqualTo(31);
        assertThat(taken.get()).isEqualTo(16_384);
    }

    @Test
    void silentClientAndBrokenConnectionAreRefusals() {
        assertRefused(408, failing(new SocketTimeoutException()));
        assertRefused(400, failing(new IOException("reset by peer")));
    }

    @Test
    void valuesOfTheTreeAreCountedUpToTheirLimit() {
        String members = "{\"a\":[" + "{\"b\":1},".repeat(9_999) + "{\"b\":1}]}";
        RequestBodies.read(new ByteArrayInputStream(members.getBytes(StandardCharsets.UTF_8)), room);

        assertThat(taken.get()).isBetween(20_000 * RequestBodies.BYTES_OF_A_VALUE, 4_000_000);
        taken.set(0);
        RequestBodies.read(new ByteArrayInputStream(",".repeat(200_000).getBytes(StandardCharsets.UTF_8)), room);
        assertThat(taken.get())
                .isBetween(
                        JsonObjects.MAX_VALUES * RequestBodies.BYTES_OF_A_VALUE,
                        JsonObjects.MAX_VALUES * RequestBodies.BYTES_OF_A_VALUE + 600_000);
    }

    @Test
    void readingStopsWhenMemoryIsRefused() {
        RequestBodies.Room full = new RequestBodies.Room(
                bytes -> {
                    if (taken.addAndGet(bytes) > 100_000) {
                        throw new HttpRefusal(503, "full");
                    }
                },
                time::currentTimeNanos);

        assertThatThrownBy(() -> RequestBodies.read(new ByteArrayInputStream(new byte[1_000_000]), full))
                .isInstanceOfSatisfying(HttpRefusal.class, refused -> assertThat(refused.status())
                        .isEqualTo(503));
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw failure;
            }
        };
    }

    private void assertRefused(int status, InputStream body) {
        assertThatThrownBy(() -> RequestBodies.read(body, room))
                .isInstanceOfSatisfying(HttpRefusal.class, refused -> assertThat(refused.status())
                        .isEqualTo(status));
    }
}

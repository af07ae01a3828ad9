package io.muster.idp.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.password.Password;
import io.muster.domain.password.PasswordHash;
import io.muster.domain.problem.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class Argon2HasherTest {
    /** Of "password" and "somesalt", by the reference implementation (phc-winner-argon2, test.c): 64 MiB, 2 passes. */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private static final Password RIGHT = new Password("kettle orbit lamp");
    private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Argon2Hasher hasher = new Argon2Hasher();

    @Test
    void hashNamesItsParametersAndMatchesItsPasswordOnly() {
        PasswordHash hash = hasher.hash(RIGHT, SALT);

        assertThat(hash.text()).startsWith("$argon2id$v=19$m=12288,t=3,p=1$").hasSizeLessThan(PasswordHash.MAX_LENGTH);
        assertThat(hasher.matches(RIGHT, Optional.of(hash))).isTrue();
        assertThat(hasher.matches(new Password("kettle orbit lamp "), Optional.of(hash)))
                .isFalse();
        assertThat(hasher.matches(RIGHT, Optional.empty())).isFalse();
        assertThat(hasher.isCurrent(hash)).isTrue();
    }

    @Test
    void hashOfTheReferenceImplementationMatchesAndIsNotCurrent() {
        PasswordHash reference = new PasswordHash(REFERENCE);

        assertThat(hasher.matches(new Password("password"), Optional.of(reference)))
                .isTrue();
        assertThat(hasher.isCurrent(reference)).isFalse();
        assertThat(hasher.isCurrent(new PasswordHash("nonsense"))).isFalse();
    }

    @Test
    void hashOfAnotherMemoryMatchesAndIsNotCurrent() {
        PasswordHash former = new Argon2Hasher(19_456, Argon2Hasher.PATIENCE).hash(RIGHT, SALT);

        assertThat(hasher.matches(RIGHT, Optional.of(former))).isTrue();
        assertThat(hasher.isCurrent(former)).isFalse();
    }

    @Test
    void comparingWithNothingTakesAsLongAsComparing() {
        PasswordHash hash = hasher.hash(RIGHT, SALT);
        Password wrong = new Password("kettle orbit lump");
        List<Long> something = new ArrayList<>();
        List<Long> nothing = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            something.add(nanos(() -> hasher.matches(wrong, Optional.of(hash))));
            nothing.add(nanos(() -> hasher.matches(wrong, Optional.empty())));
        }
        double ratio = (double) median(nothing) / median(something);
        assertThat(ratio).isBetween(0.6, 1.7);
    }

    @Test
    void hashThatFindsNoRoomIsRefusedAndLeavesTheRoomAsItIs() throws Exception {
        Argon2Hasher impatient = new Argon2Hasher(Argon2Hasher.KIBIBYTES, Duration.ZERO);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<PasswordHash>> many = new ArrayList<>();
            for (int each = 0; each < 8; each++) {
                many.add(() -> impatient.hash(RIGHT, SALT));
            }
            int made = 0;
            int refused = 0;
            for (Future<PasswordHash> each : threads.invokeAll(many)) {
                try {
                    each.get();
                    made++;
                } catch (ExecutionException full) {
                    assertThat(full.getCause()).isInstanceOf(Unavailable.class);
                    refused++;
                }
            }
            assertThat(made).isPositive();
            assertThat(refused).isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(impatient.matches(RIGHT, Optional.of(impatient.hash(RIGHT, SALT))))
                .isTrue();
    }

    @Test
    void interruptedWaitIsARefusal() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> hasher.hash(RIGHT, SALT)).isInstanceOf(Unavailable.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}

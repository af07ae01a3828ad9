package io.muster.idp.password;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.types.Argon2;
import io.muster.application.port.out.password.PasswordHasher;
import io.muster.domain.password.Password;
import io.muster.domain.password.PasswordHash;
import io.muster.domain.problem.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Argon2id (RFC 9106). A hash needs much memory, so one is made at a time, and some others wait for their turn. */
public final class Argon2Hasher implements PasswordHasher {
    /** Memory of a hash. */
    public static final int KIBIBYTES = 12_288;
    /** Hashes that wait for their turn at once; each holds a request at work. */
    public static final int MAX_WAITING = 8;
    /** The time that a hash waits for its turn. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int ITERATIONS = 3;
    private static final int LANES = 1;
    private static final int BYTES = 32;

    private final Argon2Function function;
    /** A node makes one hash at a time. */
    private final Semaphore room = new Semaphore(1, true);

    private final Duration patience;

    public Argon2Hasher() {
        this(KIBIBYTES, PATIENCE);
    }

    Argon2Hasher(int kibibytes, Duration patience) {
        this.function = function(kibibytes);
        this.patience = patience;
    }

    @Override
    public PasswordHash hash(Password password, byte[] salt) {
        return new PasswordHash(
                inTurn(() -> function.hash(bytes(password), salt).getResult()));
    }

    @Override
    public boolean matches(Password password, Optional<PasswordHash> hash) {
        return inTurn(() -> {
            if (hash.isEmpty()) {
                function.hash(bytes(password), new byte[SALT_BYTES]);
                return false;
            }
            String text = hash.get().text();
            return Argon2Function.getInstanceFromHash(text).check(password.text(), text);
        });
    }

    @Override
    public boolean isCurrent(PasswordHash hash) {
        try {
            return Argon2Function.getInstanceFromHash(hash.text()).equals(function);
        } catch (BadParametersException another) {
            return false;
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (room.getQueueLength() >= MAX_WAITING || !room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Unavailable(Unavailable.Reason.HASHING);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unavailable(Unavailable.Reason.HASHING);
        }
        try {
            return work.get();
        } finally {
            room.release();
        }
    }

    private static Argon2Function function(int kibibytes) {
        return Argon2Function.getInstance(kibibytes, ITERATIONS, LANES, BYTES, Argon2.ID);
    }

    private static byte[] bytes(Password password) {
        return password.text().getBytes(StandardCharsets.UTF_8);
    }
}

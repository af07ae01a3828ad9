package io.muster.application.testing.fake;

import io.muster.application.port.out.UnitOfWork;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serializes units of work. A failed one has no effect on the state. */
final class InMemoryUnitOfWork implements UnitOfWork {
    private final ReentrantLock turn = new ReentrantLock();
    private InMemoryState committed = new InMemoryState();
    private @Nullable InMemoryState current;

    @Override
    public <T> T write(Supplier<T> work) {
        return inTurn(() -> {
            InMemoryState changed = committed.copy();
            current = changed;
            T result = work.get();
            committed = changed;
            return result;
        });
    }

    @Override
    public <T> T read(Supplier<T> work) {
        return inTurn(() -> {
            current = committed.copy();
            return work.get();
        });
    }

    InMemoryState state() {
        InMemoryState state = current;
        if (state == null || !turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("outside of a unit of work");
        }
        return state;
    }

    private <T> T inTurn(Supplier<T> work) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("units of work don't nest");
        }
        turn.lock();
        try {
            return work.get();
        } finally {
            current = null;
            turn.unlock();
        }
    }
}

package io.muster.application.port.out;

import java.util.function.Supplier;

/** Begins and ends transactions. Units of work don't nest. */
public interface UnitOfWork {
    /** Runs work in one new transaction; any exception rolls it back and is rethrown as it is. */
    <T> T write(Supplier<T> work);

    /** Runs work without a result in one new transaction, as {@link #write}. */
    default void run(Runnable work) {
        write(() -> {
            work.run();
            return work;
        });
    }

    /** Runs work that only reads, against one connection; every out-port needs one of the three around it. */
    <T> T read(Supplier<T> work);
}

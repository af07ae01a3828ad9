package io.muster.application.service;

import io.muster.application.port.out.UnitOfWork;
import java.util.function.IntUnaryOperator;

/** Long work as many short units of work: none of them holds anything for long. */
public final class Batches {
    private Batches() {}

    /**
     * Repeats the work until a batch isn't full.
     *
     * @param work is given how many it may do and returns how many it did
     * @return how many were done in all
     */
    public static long drain(UnitOfWork unitOfWork, int size, IntUnaryOperator work) {
        long done = 0;
        int batch;
        do {
            batch = unitOfWork.write(() -> work.applyAsInt(size));
            done += batch;
        } while (batch == size);
        return done;
    }
}

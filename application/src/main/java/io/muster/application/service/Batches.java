package io.muster.application.service;

import io.muster.application.port.out.UnitOfWork;
import java.util.function.IntUnaryOperator;

/** Splits long work into many short units of work, so that none keeps its locks for long. */
public final class Batches {
    private Batches() {}

    /**
     * Repeats the work, each time in a unit of work of its own, until a batch is not full.
     *
     * @param work gets the largest number of rows to process and returns the number of rows that it has processed
     * @return the number of rows in all
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

package io.muster.application.service;

import io.muster.application.port.out.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Long work as many short units of work: none of them holds anything for long. */
public final class Batches {
    private Batches() {}

    /** Not more than so many at a time. */
    public static <T> List<List<T>> chunks(Collection<T> all, int size) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            chunks.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return chunks;
    }

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

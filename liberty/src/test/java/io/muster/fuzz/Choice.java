package io.muster.fuzz;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random decisions from a seed: the same seed makes the same decisions. */
record Choice(Random random) {

    static Choice seeded(long seed) {
        return new Choice(new Random(seed));
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Makes one of the values: the others cost nothing. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    final <T> T make(Supplier<T>... makers) {
        return of(makers).get();
    }

    /** Returns a number from 0 to below the limit. */
    int below(int limit) {
        return random.nextInt(limit);
    }

    /** Returns true with this chance. */
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }
}

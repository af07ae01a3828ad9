package io.muster.liberty;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * An answer that is refreshed when it is older than a limit. Only one caller refreshes; the others get the previous
 * answer.
 */
final class RecentAnswer {
    private final BooleanSupplier source;
    private final Duration limit;
    private final LongSupplier nanoTime;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<Answer> last = Optional.empty();

    private record Answer(boolean value, long at) {}

    RecentAnswer(BooleanSupplier source, Duration limit, LongSupplier nanoTime) {
        this.source = source;
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    boolean get() {
        Optional<Answer> known = last;
        if (known.filter(this::isRecent).isPresent()) {
            return known.get().value();
        }
        if (known.isPresent() && !asking.tryLock()) {
            return known.get().value();
        }
        if (known.isEmpty()) {
            asking.lock();
        }
        try {
            return last.filter(this::isRecent).orElseGet(this::ask).value();
        } finally {
            asking.unlock();
        }
    }

    private Answer ask() {
        Answer answer = new Answer(source.getAsBoolean(), nanoTime.getAsLong());
        last = Optional.of(answer);
        return answer;
    }

    private boolean isRecent(Answer answer) {
        return nanoTime.getAsLong() - answer.at() < limit.toNanos();
    }
}

package io.muster.application.service;

import java.util.Optional;

/** Work for many, of whom nobody suffers from another's failure. */
public final class FailureCollector {
    private Optional<RuntimeException> failure = Optional.empty();

    public void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            failure.ifPresentOrElse(first -> first.addSuppressed(failed), () -> failure = Optional.of(failed));
        }
    }

    /** Throws the first failure, now that everybody has had a turn; the others are suppressed in it. */
    public void finish() {
        failure.ifPresent(first -> {
            throw first;
        });
    }
}

package io.muster.application.service;

import java.util.Optional;

/** Runs several pieces of work, each even if another has failed. */
public final class FailureCollector {
    private Optional<RuntimeException> failure = Optional.empty();

    public void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            failure.ifPresentOrElse(first -> first.addSuppressed(failed), () -> failure = Optional.of(failed));
        }
    }

    /** Throws the first failure, with the others as suppressed ones. */
    public void finish() {
        failure.ifPresent(first -> {
            throw first;
        });
    }
}

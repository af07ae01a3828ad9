package io.muster.domain.organization;

import java.time.Duration;

/** The subscription of an organization. */
public enum Plan {
    STARTER(false, Duration.ofDays(30)),
    BUSINESS(true, Duration.ofDays(90)),
    ENTERPRISE(true, Duration.ofDays(365));

    private final boolean allowsScim;
    private final Duration syncLogRetention;

    Plan(boolean allowsScim, Duration syncLogRetention) {
        this.allowsScim = allowsScim;
        this.syncLogRetention = syncLogRetention;
    }

    public boolean allowsScim() {
        return allowsScim;
    }

    /** Returns the time for which entries of the sync log are kept. */
    public Duration syncLogRetention() {
        return syncLogRetention;
    }
}

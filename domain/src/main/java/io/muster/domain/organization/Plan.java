package io.muster.domain.organization;

import java.time.Duration;

/** What an organization has subscribed to. */
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

    /** How long entries of the sync log are kept. */
    public Duration syncLogRetention() {
        return syncLogRetention;
    }
}

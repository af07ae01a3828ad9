package io.muster.idp.connection;

import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few sign-ins at once ask identity providers, which may not answer for long: each holds one of the node's
 * requests at work meanwhile. Admins who set a connection up do not wait here.
 */
final class ProviderTurns {
    /** Sign-ins of all organizations that ask their identity providers at once. */
    static final int SIGN_INS = 16;
    /** Of these, the sign-ins of one organization. */
    static final int ORGANIZATION_SIGN_INS = 4;
    /** Sign-ins of all organizations that wait for their turn at once. */
    static final int WAITING = 8;
    /** Of these, the sign-ins of one organization. */
    static final int ORGANIZATION_WAITING = 4;
    /** How long a sign-in waits for its turn. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Semaphore all = new Semaphore(SIGN_INS);
    private final Semaphore waiting = new Semaphore(WAITING);
    private final ConcurrentHashMap<URI, Share> shares = new ConcurrentHashMap<>();
    private final Duration patience;

    ProviderTurns(Duration patience) {
        this.patience = patience;
    }

    /** Returns the number of sign-ins of the organization that wait. */
    int waiting(URI redirectUri) {
        return Optional.ofNullable(shares.get(redirectUri))
                .map(share -> ORGANIZATION_WAITING - share.waiting.availablePermits())
                .orElse(0);
    }

    private static final class Share {
        final Semaphore free = new Semaphore(ORGANIZATION_SIGN_INS);
        final Semaphore waiting = new Semaphore(ORGANIZATION_WAITING);
        /** Changed inside of the map's computation only. */
        int open;
    }

    /**
     * Does the work when it is its turn.
     *
     * @param redirectUri which each organization has one of
     * @throws SignInRefused PROVIDER_BUSY if too many wait already, or the turn does not come in time
     */
    <T> T take(URI redirectUri, Supplier<T> work) {
        Share share = shares.compute(redirectUri, (same, present) -> {
            Share used = present == null ? new Share() : present;
            used.open++;
            return used;
        });
        try {
            return holding(share.free, share, () -> holding(all, share, work));
        } finally {
            shares.computeIfPresent(redirectUri, (same, used) -> --used.open == 0 ? null : used); // null drops it
        }
    }

    private <T> T holding(Semaphore place, Share share, Supplier<T> work) {
        if (!place.tryAcquire() && !awaited(place, share)) {
            throw new SignInRefused(SignInCode.PROVIDER_BUSY, "No turn came");
        }
        try {
            return work.get();
        } finally {
            place.release();
        }
    }

    private boolean awaited(Semaphore place, Share share) {
        if (!share.waiting.tryAcquire()) {
            return false;
        }
        try {
            return waiting.tryAcquire() && awaited(place);
        } finally {
            share.waiting.release();
        }
    }

    private boolean awaited(Semaphore place) {
        try {
            return place.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }
}

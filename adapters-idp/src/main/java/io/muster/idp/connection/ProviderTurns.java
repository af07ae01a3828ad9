package io.muster.idp.connection;

import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets few sign-ins at once ask identity providers, which may not answer for long: each holds one of the node's
 * requests at work meanwhile. A part of the turns is only for the first of each organization whose provider answers
 * soon, so that silent providers of a few organizations leave turns to the others. Admins who set a connection up do
 * not wait here.
 */
final class ProviderTurns {
    /** Sign-ins of all organizations that ask their identity providers at once. */
    static final int SIGN_INS = 12;
    /** Of these, the first ones of organizations whose providers answer soon have at least so many. */
    static final int FIRST_SIGN_INS = 6;
    /** Of these, the sign-ins of one organization. */
    static final int ORGANIZATION_SIGN_INS = 4;
    /** Sign-ins of all organizations that wait for their turn at once. */
    static final int WAITING = 6;
    /** Of these, the sign-ins of one organization. */
    static final int ORGANIZATION_WAITING = 4;
    /** The time that a sign-in waits for its turn. */
    static final Duration PATIENCE = Duration.ofSeconds(2);
    /** A provider that needs longer than this for a sign-in is slow, until it needs less for one. */
    static final Duration SLOW = Duration.ofSeconds(5);
    /** Slow providers that are remembered. */
    static final int MAX_SLOW = 1_000;

    private final Duration patience;
    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turnEnded = lock.newCondition();

    // the fields below are guarded by the lock
    private final Map<URI, Share> shares = new HashMap<>();
    private final Set<URI> slow = new LinkedHashSet<>();
    private int waiting;
    private int taken;
    private int takenFurther;

    ProviderTurns(Duration patience, InstantSource time) {
        this.patience = patience;
        this.time = time;
    }

    private static final class Share {
        int taken;
        int waiting;
        boolean firstIsTaken;

        boolean isUnused() {
            return taken == 0 && waiting == 0;
        }
    }

    private enum Turn {
        FIRST,
        FURTHER
    }

    /** Returns the number of sign-ins of the organization that wait. */
    int waiting(URI redirectUri) {
        lock.lock();
        try {
            return Optional.ofNullable(shares.get(redirectUri))
                    .map(share -> share.waiting)
                    .orElse(0);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does the work when it is its turn.
     *
     * @param redirectUri which each organization has one of
     * @throws SignInRefused PROVIDER_BUSY if too many wait already, or the turn does not come in time
     */
    <T> T take(URI redirectUri, Supplier<T> work) {
        Turn turn = begin(redirectUri).orElseThrow(() -> new SignInRefused(SignInCode.PROVIDER_BUSY, "No turn came"));
        Instant startedAt = time.instant();
        try {
            return work.get();
        } finally {
            end(redirectUri, turn, time.instant().isAfter(startedAt.plus(SLOW)));
        }
    }

    private Optional<Turn> begin(URI organization) {
        lock.lock();
        try {
            Share share = shares.computeIfAbsent(organization, first -> new Share());
            Optional<Turn> turn = next(organization, share).or(() -> awaited(organization, share));
            turn.ifPresent(begins -> {
                taken++;
                share.taken++;
                if (begins == Turn.FIRST) {
                    share.firstIsTaken = true;
                } else {
                    takenFurther++;
                }
            });
            forget(organization, share);
            return turn;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Turn> next(URI organization, Share share) {
        if (taken == SIGN_INS || share.taken == ORGANIZATION_SIGN_INS) {
            return Optional.empty();
        }
        if (!share.firstIsTaken && !slow.contains(organization)) {
            return Optional.of(Turn.FIRST);
        }
        return takenFurther < SIGN_INS - FIRST_SIGN_INS ? Optional.of(Turn.FURTHER) : Optional.empty();
    }

    private Optional<Turn> awaited(URI organization, Share share) {
        if (waiting == WAITING || share.waiting == ORGANIZATION_WAITING || slow.contains(organization)) {
            return Optional.empty();
        }
        waiting++;
        share.waiting++;
        try {
            Optional<Turn> turn = Optional.empty();
            for (long left = patience.toNanos(); turn.isEmpty() && left > 0; turn = next(organization, share)) {
                left = turnEnded.awaitNanos(left);
            }
            return turn;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting--;
            share.waiting--;
        }
    }

    private void end(URI organization, Turn turn, boolean wasSlow) {
        lock.lock();
        try {
            Share share = shares.computeIfAbsent(organization, held -> new Share());
            taken--;
            share.taken--;
            if (turn == Turn.FIRST) {
                share.firstIsTaken = false;
            } else {
                takenFurther--;
            }
            forget(organization, share);
            slow.remove(organization);
            if (wasSlow) {
                slow.add(organization);
                if (slow.size() > MAX_SLOW) {
                    slow.remove(slow.iterator().next());
                }
            }
            turnEnded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void forget(URI organization, Share share) {
        if (share.isUnused()) {
            shares.remove(organization);
        }
    }
}

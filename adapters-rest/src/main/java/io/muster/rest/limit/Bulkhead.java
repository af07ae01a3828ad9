package io.muster.rest.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what is held at once: by all, and by each key, so that one key cannot hold everything. A part of the capacity
 * is reserved for the first of each key, so that few keys with full shares cannot hold everything together. Counts
 * whatever the caller counts, requests or bytes. Takes no lock that all keys share; a key that holds nothing takes no
 * memory.
 */
public final class Bulkhead<K> {
    private final Semaphore all;
    /** Permits that keys hold beyond their first. */
    private final Semaphore further;

    private final int first;
    private final int maxWaiting;
    private final ConcurrentHashMap<K, Share> shares = new ConcurrentHashMap<>();

    /**
     * @param capacity what all keys together may hold
     * @param reserved the part of it that is for the first of each key only
     * @param first how much counts as the first of a key
     * @param maxWaiting how many requests of one key may wait at once; more are refused without waiting
     */
    public Bulkhead(int capacity, int reserved, int first, int maxWaiting) {
        this.all = new Semaphore(capacity);
        this.further = new Semaphore(reserved == 0 ? Integer.MAX_VALUE : capacity - reserved);
        this.first = first;
        this.maxWaiting = maxWaiting;
    }

    /** As above, without a reserve. */
    public Bulkhead(int capacity, int maxWaiting) {
        this(capacity, 0, 0, maxWaiting);
    }

    /** The end of an attempt to take permits. */
    public enum Outcome {
        TAKEN,
        SHARE_FULL,
        ALL_FULL
    }

    /**
     * Opens permits, of which none is taken yet. The caller has to close them.
     *
     * @param share what the key may hold
     */
    public Permits open(K key, int share) {
        Share opened = shares.compute(key, (same, present) -> {
            Share used = present == null ? new Share(share, first) : present;
            used.open++;
            return used;
        });
        return new Permits(key, opened);
    }

    /** Returns the number of keys that hold something. */
    int keys() {
        return shares.size();
    }

    /** Returns the number of requests of the key that wait. */
    int waiting(K key) {
        return Optional.ofNullable(shares.get(key))
                .map(share -> share.free.getQueueLength() + share.first.getQueueLength())
                .orElse(0);
    }

    private static final class Share {
        final Semaphore free;
        /** The remaining first permits of the key. */
        final Semaphore first;
        /** Changed inside of the map's computation only. */
        int open;

        Share(int permits, int first) {
            this.free = new Semaphore(permits);
            this.first = new Semaphore(first);
        }
    }

    /** The permits of one request. Not safe for use by several threads. */
    public final class Permits implements AutoCloseable {
        private final K key;
        private final Share share;
        private int taken;
        private int takenFirst;
        private boolean closed;

        private Permits(K key, Share share) {
            this.key = key;
            this.share = share;
        }

        /** Takes some more, and waits for it up to the limit. */
        public Outcome take(int amount, Duration patience) {
            long end = patience.isZero() ? 0 : System.nanoTime() + patience.toNanos();
            if (!acquire(share.free, amount, patience, end)) {
                return Outcome.SHARE_FULL;
            }
            int ofFirst = first(amount);
            if (!further.tryAcquire(amount - ofFirst)) {
                share.first.release(ofFirst);
                // waits for the first: a request of its own that holds it ends sooner than those of many others
                if (!acquire(share.first, amount, patience, end)) {
                    share.free.release(amount);
                    return Outcome.ALL_FULL;
                }
                ofFirst = amount;
            }
            if (!acquire(all, amount, patience, end)) {
                giveBack(amount, ofFirst);
                return Outcome.ALL_FULL;
            }
            taken += amount;
            takenFirst += ofFirst;
            return Outcome.TAKEN;
        }

        /** Takes what is left of the key's first, up to the amount. */
        private int first(int amount) {
            if (share.first.tryAcquire(amount)) {
                return amount;
            }
            int left = share.first.drainPermits();
            int used = Math.min(left, amount);
            share.first.release(left - used);
            return used;
        }

        private void giveBack(int amount, int ofFirst) {
            further.release(amount - ofFirst);
            share.first.release(ofFirst);
            share.free.release(amount);
        }

        /** Returns the number of taken permits. */
        public int taken() {
            return taken;
        }

        private boolean acquire(Semaphore from, int amount, Duration patience, long end) {
            if (from.tryAcquire(amount)) {
                return true;
            }
            if (patience.isZero() || share.free.getQueueLength() >= maxWaiting) {
                return false;
            }
            try {
                return from.tryAcquire(amount, end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** Releases everything; later calls do nothing. */
        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            all.release(taken);
            giveBack(taken, takenFirst);
            shares.computeIfPresent(key, (same, used) -> --used.open == 0 ? null : used); // null drops the entry
        }
    }
}

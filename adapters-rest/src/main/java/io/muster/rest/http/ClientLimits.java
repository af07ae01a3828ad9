package io.muster.rest.http;

import io.github.bucket4j.TimeMeter;
import io.muster.rest.limit.Bulkhead;
import io.muster.rest.limit.Quota;
import io.muster.rest.limit.Quotas;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Bounds what clients can ask and hold of this node, so that one of them cannot take it from the others. docs/limits.md
 * lists the bounds with their reasons.
 */
public final class ClientLimits {
    /** Requests of all clients to SCIM and the admin API that are at work at once. */
    public static final int REQUESTS = 28;
    /** Of these, the requests that are for the first one of each organization on each surface, or key, only. */
    public static final int FIRST_REQUESTS = 18;
    /** Requests of all addresses to the sign-in surface that are at work at once. */
    public static final int SIGN_IN_REQUESTS = 24;
    /** Of these, the requests that are for the first one of each address only. */
    public static final int FIRST_SIGN_IN_REQUESTS = 12;
    /** Bodies of all clients that are read at once. */
    public static final int READING = 64;
    /** Of these, the bodies that are for the first one of each organization on each surface, key or address only. */
    public static final int FIRST_READING = 40;
    /** Bodies of one organization on one surface, of one key or of one address that are read at once. */
    public static final int SHARE_READING = 8;
    /** Requests of one organization on one surface that are at work at once. */
    public static final int ORGANIZATION_REQUESTS = 8;
    /** Requests at work at once with one API key for all organizations. */
    public static final int OPERATOR_REQUESTS = 16;
    /** Requests of one organization on one surface, or of one key, that wait for their turn at once. */
    public static final int WAITING_REQUESTS = 56;
    /** Requests of one address that are at work or wait, where the address is known to be the client's. */
    public static final int ADDRESS_REQUESTS = 64;
    /** All requests that are at work or wait: one for each connection. */
    public static final int ALL_REQUESTS = 120;
    /** Bytes that the bodies at work take, with what is parsed from them. */
    public static final int BODY_MEMORY = 64 * 1024 * 1024;
    /** Of these, the bytes that are for the first ones of each organization, key or address only. */
    public static final int FIRST_BODY_MEMORY = 16 * 1024 * 1024;
    /** The bytes up to which a body is one of the first ones. */
    public static final int FIRST_BYTES = 512 * 1024;
    /** Bytes for the bodies of one organization on one surface, or of one key: two of the largest kind. */
    public static final int SHARE_BODY_MEMORY = 28 * 1024 * 1024;
    /** Exports of logs that are written at once. */
    public static final int EXPORTS = 8;
    /** Of these, the exports that are for the first one of each organization only. */
    public static final int FIRST_EXPORTS = 6;
    /** Exports of one organization that are written at once. */
    public static final int ORGANIZATION_EXPORTS = 2;
    /** Admin requests at once that wait for a server that a customer names: its metadata, its discovery, its DNS. */
    public static final int ELSEWHERE = 8;
    /** Of these, the requests that are for the first one of each organization only. */
    public static final int FIRST_ELSEWHERE = 6;
    /** Of those that wait for such a server, the requests of one organization. */
    public static final int ORGANIZATION_ELSEWHERE = 2;
    /** Expensive searches that run at once. */
    public static final int EXPENSIVE_SEARCHES = 4;
    /** Expensive searches of one organization that run at once. */
    public static final int ORGANIZATION_EXPENSIVE_SEARCHES = 1;
    /** The cost from which on a search is expensive. */
    public static final int EXPENSIVE = 20;
    /** The cost of a pair of keys, which takes a processor for up to a second. */
    public static final int KEY_PAIR = 200;
    /** Failed authentications of one address, a second and at once. */
    public static final Quota FAILED_AUTHENTICATIONS = new Quota(50, 200);
    /** Requests of one address to the sign-in surface, a second and at once. */
    public static final Quota SIGN_INS = new Quota(20, 200);
    /** The requests to the sign-in surface as which a password counts that is tried or set. */
    public static final int PASSWORD = 10;
    /** The cost of a change of a password by its owner, for which a node makes one hash or two. */
    public static final int OWN_PASSWORD = 100;
    /** The time that a request waits for its turn. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TimeMeter time;
    private final Quotas<QuotaOwner> scim;
    private final Quotas<QuotaOwner> admin;
    private final Quotas<QuotaOwner> signIns;
    private final Quotas<String> failures;
    private final Bulkhead<String> addresses = new Bulkhead<>(ALL_REQUESTS, 0);
    private final Bulkhead<QuotaOwner> reading = new Bulkhead<>(READING, FIRST_READING, 1, WAITING_REQUESTS);
    private final Bulkhead<QuotaOwner> requests = new Bulkhead<>(REQUESTS, FIRST_REQUESTS, 1, WAITING_REQUESTS);
    private final Bulkhead<QuotaOwner> signInRequests =
            new Bulkhead<>(SIGN_IN_REQUESTS, FIRST_SIGN_IN_REQUESTS, 1, WAITING_REQUESTS);
    private final Bulkhead<QuotaOwner> bodies = new Bulkhead<>(BODY_MEMORY, FIRST_BODY_MEMORY, FIRST_BYTES, 0);
    private final Bulkhead<QuotaOwner> exports = new Bulkhead<>(EXPORTS, FIRST_EXPORTS, 1, 0);
    private final Bulkhead<QuotaOwner> elsewhere = new Bulkhead<>(ELSEWHERE, FIRST_ELSEWHERE, 1, 0);
    private final Bulkhead<QuotaOwner> searches = new Bulkhead<>(EXPENSIVE_SEARCHES, ORGANIZATION_REQUESTS);

    /**
     * @param scim the requests of an organization by SCIM
     * @param admin the requests of an organization, or of a key for all organizations, to the admin API
     */
    public ClientLimits(Quota scim, Quota admin, TimeMeter time) {
        this.time = time;
        this.scim = new Quotas<>(scim, time);
        this.admin = new Quotas<>(admin, time);
        this.signIns = new Quotas<>(SIGN_INS, time);
        this.failures = new Quotas<>(FAILED_AUTHENTICATIONS, time);
    }

    /** @throws HttpRefusal 503 if the client's address, or all of them, have too many requests open */
    void arrive(Exchange exchange, ClientAddress address) {
        Bulkhead<String>.Permits permits =
                addresses.open(exchange.address(), address.isOfClient() ? ADDRESS_REQUESTS : ALL_REQUESTS);
        exchange.releaseAtEnd(permits);
        require(permits.take(1, Duration.ZERO));
    }

    /**
     * Counts a request against its limit before its credential is looked up. If the credential was accepted before, the
     * limit is that of its owner; otherwise the address must not have used up its failed authentications.
     *
     * @throws HttpRefusal 429
     */
    public void beforeLookup(Exchange exchange, Optional<QuotaOwner> known) {
        known.ifPresentOrElse(owner -> charge(exchange, owner, 1), () -> {
            if (failures.isUsedUp(exchange.address())) {
                throw tooMany(Duration.ofSeconds(1));
            }
        });
    }

    /**
     * Counts a request to the sign-in surface against its address.
     *
     * @throws HttpRefusal 429
     */
    public void signIn(Exchange exchange) {
        authenticated(
                exchange, new QuotaOwner(Surface.SIGN_IN, exchange.address(), ORGANIZATION_REQUESTS), Optional.empty());
    }

    /**
     * Counts a password that is tried or set against the address that sends it.
     *
     * @throws HttpRefusal 429
     */
    void password(Exchange exchange) {
        charge(exchange, exchange.quotaOwner(), PASSWORD - 1L);
    }

    /** Counts an authentication that failed against the address. */
    public void authenticationFailed(Exchange exchange) {
        failures.take(exchange.address(), 1);
    }

    /**
     * Keeps whose shares the request uses, and counts it.
     *
     * @param charged the owner that {@link #beforeLookup} has charged already
     * @throws HttpRefusal 429
     */
    public void authenticated(Exchange exchange, QuotaOwner owner, Optional<QuotaOwner> charged) {
        exchange.admit(owner);
        if (charged.isEmpty()) {
            charge(exchange, owner, 1);
        }
    }

    /**
     * Takes a place among the requests at work; waits for it shortly. The body is read before,
     * so that a client that sends it slowly holds no place.
     *
     * @throws HttpRefusal 503 if there is no place
     */
    public void begin(Exchange exchange) {
        QuotaOwner owner = exchange.quotaOwner();
        Bulkhead<QuotaOwner> places = owner.surface() == Surface.SIGN_IN ? signInRequests : requests;
        take(exchange, places.open(owner, owner.requests()), PATIENCE);
    }

    /**
     * Reads a body when it is its turn; waits for it shortly.
     *
     * @throws HttpRefusal 503 if the turn does not come; whatever the reading refuses
     */
    byte[] whileReading(Exchange exchange, Supplier<byte[]> read) {
        try (Bulkhead<QuotaOwner>.Permits turn = reading.open(exchange.quotaOwner(), SHARE_READING)) {
            require(turn.take(1, PATIENCE));
            return read.get();
        }
    }

    /** Opens the room for the bytes of the request's body; it is closed with the exchange. */
    RequestBodies.Room body(Exchange exchange) {
        Bulkhead<QuotaOwner>.Permits permits = bodies.open(exchange.quotaOwner(), SHARE_BODY_MEMORY);
        exchange.releaseAtEnd(permits);
        return new RequestBodies.Room(bytes -> require(permits.take(bytes, Duration.ZERO)), time::currentTimeNanos);
    }

    /**
     * Charges a search by its cost beyond that of every request. An expensive one waits for its turn.
     *
     * @throws HttpRefusal 429, 503
     */
    public void search(Exchange exchange, long cost) {
        if (cost > 1) {
            charge(exchange, exchange.quotaOwner(), cost - 1);
        }
        if (cost >= EXPENSIVE) {
            take(exchange, searches.open(exchange.quotaOwner(), ORGANIZATION_EXPENSIVE_SEARCHES), PATIENCE);
        }
    }

    /**
     * Charges a search for members by a text. It waits for its turn among expensive searches: several columns of all
     * members are compared.
     *
     * @throws HttpRefusal 429, 503
     */
    public void memberSearch(Exchange exchange) {
        search(exchange, EXPENSIVE);
    }

    /**
     * Charges the making of a pair of keys. It waits for its turn among expensive searches, since it takes as long.
     *
     * @throws HttpRefusal 429, 503
     */
    public void keyPair(Exchange exchange) {
        search(exchange, KEY_PAIR);
    }

    /**
     * Charges the change of a caller's own password. It waits for its turn among expensive searches, so that nobody's
     * changes keep the sign-ins of others from their hashes.
     *
     * @throws HttpRefusal 429, 503
     */
    public void ownPassword(Exchange exchange) {
        search(exchange, OWN_PASSWORD);
    }

    /**
     * Takes a place among the admin requests that wait for servers of customers, which may not answer for long.
     *
     * @throws HttpRefusal 503 if too many wait already
     */
    public void elsewhere(Exchange exchange) {
        take(exchange, elsewhere.open(exchange.quotaOwner(), ORGANIZATION_ELSEWHERE), Duration.ZERO);
    }

    /** @throws HttpRefusal 503 if too many exports are written already */
    public void export(Exchange exchange) {
        take(exchange, exports.open(exchange.quotaOwner(), ORGANIZATION_EXPORTS), Duration.ZERO);
    }

    long nanoTime() {
        return time.currentTimeNanos();
    }

    private void charge(Exchange exchange, QuotaOwner owner, long cost) {
        quotas(owner.surface()).take(owner, cost).ifPresent(state -> {
            exchange.keepQuotaState(state);
            if (!state.taken()) {
                throw tooMany(state.retryAfter());
            }
        });
    }

    private Quotas<QuotaOwner> quotas(Surface surface) {
        return switch (surface) {
            case SCIM -> scim;
            case SIGN_IN -> signIns;
            case ADMIN -> admin;
        };
    }

    private static void take(Exchange exchange, Bulkhead<?>.Permits permits, Duration patience) {
        exchange.releaseAfterWork(permits);
        require(permits.take(1, patience));
    }

    private static void require(Bulkhead.Outcome outcome) {
        switch (outcome) {
            case TAKEN -> {}
            case SHARE_FULL -> throw busy("Too many requests of this client are at work; try again");
            case ALL_FULL -> throw busy("Too many requests are at work; try again");
        }
    }

    private static HttpRefusal busy(String detail) {
        return new HttpRefusal(503, detail, Map.of("Retry-After", "1"));
    }

    private static HttpRefusal tooMany(Duration delay) {
        return new HttpRefusal(
                429,
                "Too many requests; wait before the next one",
                Map.of("Retry-After", Long.toString(delay.toSeconds() + 1)));
    }
}

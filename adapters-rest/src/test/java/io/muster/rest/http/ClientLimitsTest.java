package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.muster.application.port.in.RequestTrace;
import io.muster.rest.limit.ManualTime;
import io.muster.rest.limit.Quota;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ClientLimitsTest {
    private static final QuotaOwner ACME = new QuotaOwner(Surface.SCIM, "acme", ClientLimits.ORGANIZATION_REQUESTS);
    private static final QuotaOwner GLOBEX = new QuotaOwner(Surface.SCIM, "globex", ClientLimits.ORGANIZATION_REQUESTS);
    private static final QuotaOwner ACME_ADMIN =
            new QuotaOwner(Surface.ADMIN, "acme", ClientLimits.ORGANIZATION_REQUESTS);

    private final ManualTime time = new ManualTime();
    private final ClientLimits limits = new ClientLimits(new Quota(10, 20), new Quota(10, 20), time);

    @Test
    void floodOfOneOrganizationRefusesNeitherOthersNorItsOwnAdmins() {
        for (int request = 0; request < 20; request++) {
            limits.beforeLookup(exchange(), Optional.of(ACME));
        }

        HttpRefusal refused = assertRefused(429, () -> limits.beforeLookup(exchange(), Optional.of(ACME)));
        assertThat(refused.headers()).containsEntry("Retry-After", "1");
        limits.beforeLookup(exchange(), Optional.of(GLOBEX));
        limits.beforeLookup(exchange(), Optional.of(ACME_ADMIN));
    }

    @Test
    void countedRequestKeepsItsRateForTheHeaders() {
        Exchange exchange = exchange();
        limits.beforeLookup(exchange, Optional.of(ACME));

        assertThat(ResponseFilter.policy("scim", exchange.quotaState().orElseThrow()))
                .isEqualTo("\"scim\";q=20;w=2");
        assertThat(ResponseFilter.remaining("scim", exchange.quotaState().orElseThrow()))
                .isEqualTo("\"scim\";r=19;t=1");
    }

    @Test
    void unknownCredentialsAreRefusedAfterManyFailuresOfTheirAddressOnly() {
        for (int failure = 0; failure < ClientLimits.FAILED_AUTHENTICATIONS.burst(); failure++) {
            limits.beforeLookup(exchange("203.0.113.9"), Optional.empty());
            limits.authenticationFailed(exchange("203.0.113.9"));
        }

        assertRefused(429, () -> limits.beforeLookup(exchange("203.0.113.9"), Optional.empty()));
        limits.beforeLookup(exchange("203.0.113.9"), Optional.of(ACME));
        limits.beforeLookup(exchange("198.51.100.1"), Optional.empty());
        time.passes(Duration.ofSeconds(1));
        limits.beforeLookup(exchange("203.0.113.9"), Optional.empty());
    }

    @Test
    void largestBodiesOfOneOrganizationLeaveRoomForAnother() {
        Exchange first = exchange(ACME);
        read(first);
        read(exchange(ACME));
        Exchange third = exchange(ACME);

        assertRefused(503, () -> read(third));
        third.end();
        read(exchange(GLOBEX));
        first.end();
        read(exchange(ACME));
    }

    @Test
    void requestWhoseWorkHasEndedHoldsNoPlaceAndTheMemoryOfItsBody() {
        QuotaOwner owner = new QuotaOwner(Surface.SCIM, "one", 1);
        Exchange first = exchange(owner);
        read(first);
        read(exchange(owner));
        limits.begin(first);

        first.endWork();

        limits.begin(exchange(owner));
        assertRefused(503, () -> read(exchange(owner)));
    }

    @Test
    void bodiesOfManyOrganizationsAreBoundedTogether() {
        for (int organization = 0; organization < 4; organization++) {
            read(exchange(new QuotaOwner(Surface.SCIM, "o" + organization, 1)));
        }

        assertRefused(503, () -> read(exchange(GLOBEX)));
    }

    @Test
    void organizationsThatHoldAllTheyMayLeaveRoomForTheFirstOfAnother() {
        for (int number = 0; number < ClientLimits.FIRST_EXPORTS - 1; number++) {
            QuotaOwner organization = new QuotaOwner(Surface.ADMIN, "o" + number, ClientLimits.ORGANIZATION_REQUESTS);
            takeAll(organization, limits::export);
            takeAll(organization, limits::elsewhere);
            takeAll(organization, exchange -> limits.body(exchange).takes().accept(1024 * 1024));
        }

        for (int number = 0; number < ClientLimits.FIRST_EXPORTS; number++) {
            QuotaOwner other = new QuotaOwner(Surface.SIGN_IN, "a" + number, ClientLimits.ORGANIZATION_REQUESTS);
            limits.body(exchange(other)).takes().accept(ClientLimits.FIRST_BYTES);
        }
        limits.export(exchange(GLOBEX));
        limits.elsewhere(exchange(GLOBEX));
    }

    @Test
    void eightOrganizationsThatHoldAllTheyMayOnEachSurfaceLeaveAPlaceToANinthOnEach() {
        for (int number = 0; number < 8; number++) {
            for (Surface surface : Surface.values()) {
                QuotaOwner hostile = new QuotaOwner(surface, "o" + number, ClientLimits.ORGANIZATION_REQUESTS);
                takeAll(hostile, limits::begin);
                takeAll(hostile, exchange -> limits.body(exchange).takes().accept(512 * 1024));
            }
        }

        for (Surface surface : Surface.values()) {
            Exchange ninth = exchange(new QuotaOwner(surface, "ninth", ClientLimits.ORGANIZATION_REQUESTS));
            limits.body(ninth).takes().accept(ClientLimits.FIRST_BYTES);
            limits.begin(ninth);
        }
    }

    @Test
    void bodiesThatArriveSlowlyHoldTheTurnsOfTheirOrganizationButNoPlaceAtWork() {
        AtomicInteger turns = new AtomicInteger();

        readWithin(ACME, turns, () -> {
            limits.whileReading(exchange(GLOBEX), () -> new byte[0]);
            limits.begin(exchange(ACME));
        });

        assertThat(turns).hasValue(ClientLimits.SHARE_READING);
    }

    /** Reads a body while another one is read, until a turn is refused; then does the rest. */
    private void readWithin(QuotaOwner owner, AtomicInteger turns, Runnable rest) {
        Thread.currentThread().interrupt(); // a call that would wait is refused at once
        try {
            limits.whileReading(exchange(owner), () -> {
                turns.incrementAndGet();
                readWithin(owner, turns, rest);
                return new byte[0];
            });
        } catch (HttpRefusal full) {
            assertThat(full.status()).isEqualTo(503);
            Thread.interrupted();
            rest.run();
        } finally {
            Thread.interrupted();
        }
    }

    /** Takes until it is refused. */
    private static void takeAll(QuotaOwner owner, Consumer<Exchange> limit) {
        Thread.currentThread().interrupt(); // a call that would wait is refused at once
        try {
            while (true) {
                limit.accept(exchange(owner));
            }
        } catch (HttpRefusal full) {
            assertThat(full.status()).isEqualTo(503);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void expensiveSearchIsChargedByItsCost() {
        limits.search(exchange(ACME), 15);

        assertRefused(429, () -> limits.search(exchange(ACME), 15));
        time.passes(Duration.ofSeconds(2));
        limits.search(exchange(ACME), 15);
    }

    @Test
    void changesOfPasswordsOfOneOrganizationComeOneAfterTheOther() {
        Thread.currentThread().interrupt(); // a call that would wait is refused at once
        try {
            Exchange first = exchange(ACME_ADMIN);
            limits.ownPassword(first);
            time.passes(Duration.ofSeconds(10));

            assertRefused(503, () -> limits.ownPassword(exchange(ACME_ADMIN)));
            first.end();
            assertRefused(429, () -> limits.ownPassword(exchange(ACME_ADMIN)));
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void exportsOfOneOrganizationAreBoundedAtOnce() {
        Exchange first = exchange(ACME_ADMIN);
        limits.export(first);
        limits.export(exchange(ACME_ADMIN));

        assertRefused(503, () -> limits.export(exchange(ACME_ADMIN)));
        first.end();
        limits.export(exchange(ACME_ADMIN));
    }

    @Test
    void openRequestsOfOneAddressAreBoundedWhereTheAddressIsTheClients() {
        ClientAddress behindProxy = new ClientAddress(Optional.of("X-Forwarded-For"));
        for (int request = 0; request < ClientLimits.ADDRESS_REQUESTS; request++) {
            limits.arrive(exchange("203.0.113.9"), behindProxy);
        }

        assertRefused(503, () -> limits.arrive(exchange("203.0.113.9"), behindProxy));
        limits.arrive(exchange("198.51.100.1"), behindProxy);
    }

    @Test
    void openRequestsOfOneAddressAreBoundedOnlyTogetherWhereClientsShareIt() {
        ClientAddress direct = new ClientAddress(Optional.empty());
        for (int request = 0; request < ClientLimits.ALL_REQUESTS; request++) {
            limits.arrive(exchange("198.51.100.1"), direct);
        }

        assertRefused(503, () -> limits.arrive(exchange("203.0.113.9"), direct));
    }

    /** Reads a body of the largest size and with the largest number of values. */
    private void read(Exchange exchange) {
        byte[] body = new byte[RequestBodies.MAX_BYTES];
        Arrays.fill(body, (byte) ',');
        RequestBodies.read(new ByteArrayInputStream(body), limits.body(exchange));
    }

    private static Exchange exchange(QuotaOwner owner) {
        Exchange exchange = exchange();
        exchange.admit(owner);
        return exchange;
    }

    private static Exchange exchange() {
        return exchange("192.0.2.1");
    }

    private static Exchange exchange(String address) {
        Exchange exchange = new Exchange();
        exchange.begin(
                new RequestTrace("r", Optional.empty(), Instant.EPOCH), RequestPath.parse("/api/v1/x"), "", address);
        return exchange;
    }

    private static HttpRefusal assertRefused(int status, ThrowingCallable work) {
        Throwable thrown = catchThrowable(work);
        assertThat(thrown).isInstanceOf(HttpRefusal.class);
        HttpRefusal refused = (HttpRefusal) thrown;
        assertThat(refused.status()).isEqualTo(status);
        return refused;
    }
}

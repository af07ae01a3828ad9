package io.muster.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.rest.limit.Bulkhead.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@SuppressWarnings("try") // some permits are closed before the end of their block
class BulkheadTest {
    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Bulkhead<String> bulkhead = new Bulkhead<>(10, 1);

    @Test
    void keyWithAFullShareIsRefusedWhileOthersAreAdmitted() {
        try (Bulkhead<String>.Permits acme = bulkhead.open("acme", 4);
                Bulkhead<String>.Permits more = bulkhead.open("acme", 4);
                Bulkhead<String>.Permits globex = bulkhead.open("globex", 4)) {
            assertThat(acme.take(3, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);
            assertThat(more.take(2, NOT_AT_ALL)).isEqualTo(Outcome.SHARE_FULL);
            assertThat(more.take(1, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);
            assertThat(globex.take(4, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);
        }
    }

    @Test
    void fullNodeRefusesAKeyWithAFreeShareAndTakesNothingFromIt() {
        try (Bulkhead<String>.Permits acme = bulkhead.open("acme", 8);
                Bulkhead<String>.Permits globex = bulkhead.open("globex", 8)) {
            acme.take(8, NOT_AT_ALL);

            assertThat(globex.take(3, NOT_AT_ALL)).isEqualTo(Outcome.ALL_FULL);
            assertThat(globex.taken()).isZero();
            acme.close();
            assertThat(globex.take(8, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);
        }
    }

    @Test
    void closingGivesEverythingBackOnceAndForgetsTheKey() {
        Bulkhead<String>.Permits acme = bulkhead.open("acme", 4);
        acme.take(4, NOT_AT_ALL);
        acme.close();
        acme.close();

        assertThat(bulkhead.keys()).isZero();
        try (Bulkhead<String>.Permits all = bulkhead.open("globex", 100)) {
            assertThat(all.take(11, NOT_AT_ALL)).isEqualTo(Outcome.ALL_FULL);
            assertThat(all.take(10, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);
        }
    }

    @Test
    void waitingRequestIsAdmittedWhenAnotherOneEnds() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Bulkhead<String>.Permits first = bulkhead.open("acme", 4);
                Bulkhead<String>.Permits second = bulkhead.open("acme", 4)) {
            first.take(4, NOT_AT_ALL);
            CompletableFuture<Outcome> waiting = CompletableFuture.supplyAsync(() -> second.take(2, LONG), executor);
            while (bulkhead.waiting("acme") == 0) {
                Thread.onSpinWait();
            }
            first.close();

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.TAKEN);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void requestBeyondTheWaitingOnesIsRefusedAtOnce() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Bulkhead<String>.Permits first = bulkhead.open("acme", 4);
                Bulkhead<String>.Permits second = bulkhead.open("acme", 4);
                Bulkhead<String>.Permits third = bulkhead.open("acme", 4)) {
            first.take(4, NOT_AT_ALL);
            CompletableFuture<Outcome> waiting = CompletableFuture.supplyAsync(() -> second.take(4, LONG), executor);
            while (bulkhead.waiting("acme") == 0) {
                Thread.onSpinWait();
            }
            assertThat(third.take(1, LONG)).isEqualTo(Outcome.SHARE_FULL);
            first.close();
            waiting.get(10, TimeUnit.SECONDS);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void keysWithFullSharesLeaveTheReserveToTheFirstOfOthers() {
        Bulkhead<String> reserving = new Bulkhead<>(10, 3, 1, 1);
        try (Bulkhead<String>.Permits acme = reserving.open("acme", 5);
                Bulkhead<String>.Permits globex = reserving.open("globex", 5);
                Bulkhead<String>.Permits initech = reserving.open("initech", 5);
                Bulkhead<String>.Permits more = reserving.open("initech", 5)) {
            assertThat(acme.take(5, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);
            assertThat(globex.take(5, NOT_AT_ALL)).isEqualTo(Outcome.ALL_FULL);
            assertThat(globex.take(4, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);

            assertThat(initech.take(1, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);
            assertThat(more.take(1, NOT_AT_ALL)).isEqualTo(Outcome.ALL_FULL);
            initech.close();
            assertThat(more.take(1, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);
        }
    }

    @Test
    void requestWaitsForTheFirstOfItsKeyWhereOthersHoldAllElse() throws Exception {
        Bulkhead<String> reserving = new Bulkhead<>(3, 2, 1, 1);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Bulkhead<String>.Permits acme = reserving.open("acme", 2);
                Bulkhead<String>.Permits first = reserving.open("globex", 2);
                Bulkhead<String>.Permits second = reserving.open("globex", 2)) {
            acme.take(2, NOT_AT_ALL);
            first.take(1, NOT_AT_ALL);
            CompletableFuture<Outcome> waiting = CompletableFuture.supplyAsync(() -> second.take(1, LONG), executor);
            while (reserving.waiting("globex") == 0) {
                Thread.onSpinWait();
            }
            first.close();

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.TAKEN);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void everythingIsGivenBackWhereAReserveWasUsed() {
        Bulkhead<String> reserving = new Bulkhead<>(10, 4, 2, 1);
        for (int round = 0; round < 20; round++) {
            try (Bulkhead<String>.Permits acme = reserving.open("acme", 8);
                    Bulkhead<String>.Permits globex = reserving.open("globex", 8)) {
                assertThat(acme.take(1, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);
                assertThat(acme.take(7, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);
                assertThat(globex.take(3, NOT_AT_ALL)).isEqualTo(Outcome.ALL_FULL);
                assertThat(globex.take(2, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);
            }
        }
        assertThat(reserving.keys()).isZero();
    }

    @Test
    void concurrentHoldsNeverExceedShareOrNode() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(8);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            String key = "tenant" + thread % 3;
            all.add(CompletableFuture.runAsync(
                    () -> {
                        for (int round = 0; round < 5_000; round++) {
                            try (Bulkhead<String>.Permits permits = bulkhead.open(key, 4)) {
                                permits.take(1 + round % 4, NOT_AT_ALL);
                            }
                        }
                    },
                    executor));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        executor.shutdownNow();

        assertThat(bulkhead.keys()).isZero();
        try (Bulkhead<String>.Permits everything = bulkhead.open("after", 10)) {
            assertThat(everything.take(10, NOT_AT_ALL)).isEqualTo(Outcome.TAKEN);
        }
    }
}

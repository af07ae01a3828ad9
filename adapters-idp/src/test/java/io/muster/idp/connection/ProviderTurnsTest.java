package io.muster.idp.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProviderTurnsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final ExecutorService browsers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        answer.countDown();
        browsers.shutdown();
    }

    @Test
    void silentProviderOfOneOrganizationTakesNoTurnOfAnother() throws InterruptedException {
        ProviderTurns turns = turns(Duration.ZERO);
        silent(turns, 1, ProviderTurns.ORGANIZATION_SIGN_INS);

        assertRefused(turns, 1);
        assertThat(turns.take(organization(2), () -> "proven")).isEqualTo("proven");
    }

    @Test
    void silentProvidersOfSomeOrganizationsLeaveTurnsToTheFirstOfOthers() throws InterruptedException {
        ProviderTurns turns = turns(Duration.ZERO);
        int further = ProviderTurns.SIGN_INS - ProviderTurns.FIRST_SIGN_INS;
        silent(turns, 1, 4);
        silent(turns, 2, 4);
        silent(turns, 3, further - 6 + 1);
        silent(turns, 4, 1);
        for (int silent = 1; silent <= 4; silent++) {
            assertRefused(turns, silent);
        }

        assertThat(turns.take(organization(5), () -> "proven")).isEqualTo("proven");
        silent(turns, 5, 1);
        assertRefused(turns, 5);
        assertThat(turns.take(organization(6), () -> "proven")).isEqualTo("proven");
    }

    @Test
    void providersThatWereSilentLeaveTurnsToOthersHoweverManyTheyAre() throws InterruptedException {
        ProviderTurns turns = turns(LONG);
        int further = ProviderTurns.SIGN_INS - ProviderTurns.FIRST_SIGN_INS;
        for (int silent = 0; silent <= further; silent++) {
            turns.take(organization(silent), this::slowly);
        }
        for (int silent = 0; silent < further; silent++) {
            silent(turns, silent, 1);
        }

        // refused at once, though the patience is long
        assertRefused(turns, further);
        for (int other = 0; other < ProviderTurns.FIRST_SIGN_INS; other++) {
            silent(turns, 100 + other, 1);
        }
        assertThat(turns.waiting(organization(further))).isZero();
    }

    @Test
    void providerThatAnswersSoonAgainIsNoLongerSlow() throws InterruptedException {
        ProviderTurns turns = turns(Duration.ZERO);
        turns.take(organization(1), this::slowly);
        turns.take(organization(1), () -> "soon");
        silent(turns, 2, 4);
        silent(turns, 3, 4);
        silent(turns, 4, ProviderTurns.SIGN_INS - ProviderTurns.FIRST_SIGN_INS - 6 + 1);

        assertThat(turns.take(organization(1), () -> "proven")).isEqualTo("proven");
    }

    @Test
    void turnComesWhenAnotherEndsAndIsGivenBackAfterAFailure() throws InterruptedException {
        ProviderTurns turns = turns(LONG);
        silent(turns, 1, ProviderTurns.ORGANIZATION_SIGN_INS);
        browsers.execute(answer::countDown);

        assertThat(turns.take(organization(1), () -> "proven")).isEqualTo("proven");
        for (int failure = 0; failure < ProviderTurns.SIGN_INS + 1; failure++) {
            assertThatThrownBy(() -> turns.take(organization(1), () -> {
                        throw new IllegalStateException("of the work");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void signInBeyondTheNumberThatMayWaitIsRefusedAtOnce() throws InterruptedException {
        ProviderTurns turns = turns(LONG);
        silent(turns, 1, ProviderTurns.ORGANIZATION_SIGN_INS);
        for (int number = 0; number < ProviderTurns.ORGANIZATION_WAITING; number++) {
            browsers.execute(() -> turns.take(organization(1), () -> "proven"));
        }
        while (turns.waiting(organization(1)) < ProviderTurns.ORGANIZATION_WAITING) {
            TimeUnit.MILLISECONDS.sleep(1);
        }

        long start = System.nanoTime();
        assertRefused(turns, 1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG.dividedBy(2));
        assertThat(turns.take(organization(2), () -> "proven")).isEqualTo("proven");
    }

    private ProviderTurns turns(Duration patience) {
        return new ProviderTurns(patience, now::get);
    }

    private String slowly() {
        now.updateAndGet(begin -> begin.plus(ProviderTurns.SLOW).plusMillis(1));
        return "late";
    }

    /** Takes some turns of an organization until {@link #answer}. */
    private void silent(ProviderTurns turns, int organization, int number) throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(number);
        for (int each = 0; each < number; each++) {
            browsers.execute(() -> turns.take(organization(organization), () -> {
                taken.countDown();
                return awaited();
            }));
        }
        taken.await();
    }

    private boolean awaited() {
        try {
            return answer.await(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void assertRefused(ProviderTurns turns, int organization) {
        assertThatThrownBy(() -> turns.take(organization(organization), () -> "proven"))
                .isInstanceOfSatisfying(SignInRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo(SignInCode.PROVIDER_BUSY));
    }

    private static URI organization(int number) {
        return URI.create("https://sync.example.com/api/v1/oidc/" + number + "/callback");
    }
}

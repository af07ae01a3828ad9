package io.muster.idp.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProviderTurnsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch answer = new CountDownLatch(1);
    private final ExecutorService browsers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        answer.countDown();
        browsers.shutdown();
    }

    @Test
    void silentProviderOfOneOrganizationTakesNoTurnOfAnother() throws InterruptedException {
        ProviderTurns turns = new ProviderTurns(Duration.ZERO);
        silent(turns, 1);

        assertRefused(turns, 1);
        assertThat(turns.take(organization(2), () -> "proven")).isEqualTo("proven");
    }

    @Test
    void silentProvidersOfManyOrganizationsLeaveRequestsAtWorkToOthers() throws InterruptedException {
        ProviderTurns turns = new ProviderTurns(Duration.ZERO);
        for (int number = 0; number < ProviderTurns.SIGN_INS / ProviderTurns.ORGANIZATION_SIGN_INS; number++) {
            silent(turns, number);
        }

        assertRefused(turns, 100);
    }

    @Test
    void turnComesWhenAnotherEndsAndIsGivenBackAfterAFailure() throws InterruptedException {
        ProviderTurns turns = new ProviderTurns(LONG);
        silent(turns, 1);
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
    void whoeverComesAfterAllThatMayWaitIsRefusedAtOnce() throws InterruptedException {
        ProviderTurns turns = new ProviderTurns(LONG);
        silent(turns, 1);
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

    /** Takes all turns of an organization until {@link #answer}. */
    private void silent(ProviderTurns turns, int organization) throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(ProviderTurns.ORGANIZATION_SIGN_INS);
        for (int number = 0; number < ProviderTurns.ORGANIZATION_SIGN_INS; number++) {
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

package io.muster.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RecentAnswerTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean up = new AtomicBoolean(true);

    @Test
    void sourceIsAskedOnceASecondHoweverOftenTheAnswerIsRead() {
        RecentAnswer answer = new RecentAnswer(this::ask, Duration.ofSeconds(1), now::get);
        for (int millis = 0; millis < 3_000; millis++) {
            now.set(Duration.ofMillis(millis).toNanos());
            answer.get();
        }

        assertThat(asked.get()).isEqualTo(3);
        up.set(false);
        assertThat(answer.get()).isTrue();
        now.set(Duration.ofSeconds(3).toNanos());
        assertThat(answer.get()).isFalse();
    }

    @Test
    @Timeout(20)
    void readersGetTheAnswerBeforeWhileTheSourceHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        RecentAnswer answer = new RecentAnswer(
                () -> {
                    if (asked.incrementAndGet() > 1) {
                        hanging.countDown();
                        await(end);
                    }
                    return true;
                },
                Duration.ofSeconds(1),
                now::get);
        answer.get();
        now.set(Duration.ofSeconds(2).toNanos());
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> first = executor.submit(answer::get);
            assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(answer.get()).isTrue();
            end.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(asked.get()).isEqualTo(2);
        } finally {
            executor.shutdownNow();
        }
    }

    private boolean ask() {
        asked.incrementAndGet();
        return up.get();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

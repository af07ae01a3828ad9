package io.muster.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificateEndTest {
    private static final Instant END = Instant.parse("2027-01-31T12:00:00Z");

    @Test
    void noticesAreDueExactly30And14And7And1DaysAhead() {
        for (int days : new int[] {30, 14, 7, 1}) {
            Instant due = END.minus(Duration.ofDays(days));
            assertThat(notice(due.minusSeconds(60), due.minusNanos(1))).isEmpty();
            assertThat(notice(due.minusSeconds(60), due)).contains(days);
            assertThat(notice(due, due.plusSeconds(60))).isEmpty();
        }
    }

    @Test
    void onlyTheMostUrgentOfSeveralMissedNoticesIsDue() {
        assertThat(notice(END.minus(Duration.ofDays(40)), END.minus(Duration.ofDays(6))))
                .contains(7);
    }

    @Test
    void noNoticeIsDueAfterTheEnd() {
        assertThat(notice(END.minus(Duration.ofDays(40)), END)).isEmpty();
    }

    private static Optional<Integer> notice(Instant notified, Instant now) {
        return CertificateEnd.noticeDue(END, notified, now);
    }
}

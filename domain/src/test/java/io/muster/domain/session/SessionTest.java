package io.muster.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T10:00:00Z");
    private static final Session STARTED = Session.started(
            SessionCookie.of(new OrganizationId(new UUID(0, 1)), new byte[Session.SECRET_BYTES]),
            new SessionId(new UUID(0, 2)),
            new UserId(new UUID(0, 3)),
            AuthenticationMethod.SSO,
            Optional.empty(),
            BEGIN);

    @Test
    void sessionThatIsNotUsedEndsAfterEightHours() {
        assertThat(STARTED.worksAt(BEGIN.plus(Duration.ofHours(8)).minusNanos(1)))
                .isTrue();
        assertThat(STARTED.worksAt(BEGIN.plus(Duration.ofHours(8)))).isFalse();
    }

    @Test
    void sessionThatIsUsedAllTheTimeEndsAfterTwentyFourHours() {
        Instant end = BEGIN.plus(Duration.ofHours(24));
        Session used = with(end.minusSeconds(1), Optional.empty());

        assertThat(used.worksAt(end.minusNanos(1))).isTrue();
        assertThat(used.worksAt(end)).isFalse();
        assertThat(used.until()).isEqualTo(end);
    }

    @Test
    void sessionThatWasEndedDoesNotWork() {
        Session ended = with(BEGIN, Optional.of(BEGIN.plusSeconds(60)));

        assertThat(ended.worksAt(BEGIN.plusSeconds(60))).isFalse();
    }

    private static Session with(Instant lastSeen, Optional<Instant> ended) {
        return new Session(
                STARTED.organization(),
                STARTED.id(),
                STARTED.member(),
                STARTED.digest(),
                STARTED.created(),
                STARTED.method(),
                STARTED.device(),
                STARTED.authenticatedAt(),
                lastSeen,
                ended);
    }
}

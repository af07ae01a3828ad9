package io.muster.domain.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The times at which an identity provider sends requests to an organization, and its usual pauses. Requests that
 * are closer to each other than {@link #SHORTEST_PAUSE} belong to one conversation.
 *
 * @param pauses the last ones, oldest first, at most {@link #KEPT}
 * @param alarmAt when the provider counts as silent unless a request comes; empty if that is unknown, or was decided
 * @param silentSince the last request before the silence that goes on; empty without one
 */
public record Rhythm(
        ObservedClient client,
        Instant lastRequest,
        List<Duration> pauses,
        Optional<Instant> alarmAt,
        Optional<Instant> silentSince) {
    public static final Duration SHORTEST_PAUSE = Duration.ofMinutes(2);

    /** The number of pauses that are remembered. */
    public static final int KEPT = 32;

    /** The number of pauses that have to be known before one is usual. */
    public static final int ENOUGH = 8;

    /** The number of long pauses without a request that count as silence. */
    private static final int PATIENCE = 3;

    private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(30);
    private static final int TENTHS = 9;

    public Rhythm {
        pauses = List.copyOf(pauses);
    }

    /** Returns the rhythm of a client whose first conversation goes on. */
    public static Rhythm first(ObservedClient client, Instant lastRequest) {
        return new Rhythm(client, lastRequest, List.of(), Optional.empty(), Optional.empty());
    }

    /** Returns the one of an organization's clients that counts: the last known identity provider. */
    public static Optional<Rhythm> main(Collection<Rhythm> rhythms) {
        return rhythms.stream()
                .max(Comparator.comparing((Rhythm rhythm) -> rhythm.client() != ObservedClient.OTHER)
                        .thenComparing(Rhythm::lastRequest));
    }

    /** Returns the rhythm after requests, in one conversation, from the first moment to the last. */
    public Rhythm continued(Instant first, Instant last) {
        Duration pause = Duration.between(lastRequest, first);
        List<Duration> known = new ArrayList<>(pauses);
        if (pause.compareTo(SHORTEST_PAUSE) >= 0) {
            known.add(pause);
        }
        List<Duration> kept = known.subList(Math.max(0, known.size() - KEPT), known.size());
        Rhythm continued = new Rhythm(
                client, last.isAfter(lastRequest) ? last : lastRequest, kept, Optional.empty(), Optional.empty());
        return new Rhythm(client, continued.lastRequest, kept, continued.alarm(), Optional.empty());
    }

    /** Returns the rhythm of a client that is silent from now on. */
    public Rhythm silent() {
        return new Rhythm(client, lastRequest, pauses, Optional.empty(), Optional.of(lastRequest));
    }

    /** Returns the rhythm of a client whose silence means nothing. */
    public Rhythm unwatched() {
        return new Rhythm(client, lastRequest, pauses, Optional.empty(), Optional.empty());
    }

    public boolean isDueAt(Instant now) {
        return alarmAt.filter(due -> !due.isAfter(now)).isPresent();
    }

    /**
     * Returns the usual pause: the median, if at most every tenth pause is more than twice as long, and at most every
     * tenth less than half as long. A client that sends only changes has no usual pause.
     */
    public Optional<Duration> usualInterval() {
        if (pauses.size() < ENOUGH) {
            return Optional.empty();
        }
        List<Duration> sorted = pauses.stream().sorted().toList();
        Duration median = sorted.get(sorted.size() / 2);
        return Optional.of(median)
                .filter(usual -> longPause(sorted).compareTo(usual.multipliedBy(2)) <= 0)
                .filter(usual -> shortPause(sorted).multipliedBy(2).compareTo(usual) >= 0);
    }

    private Optional<Instant> alarm() {
        return usualInterval().map(usual -> {
            Duration patience = longPause(pauses.stream().sorted().toList()).multipliedBy(PATIENCE);
            return lastRequest.plus(patience.compareTo(SHORTEST_SILENCE) < 0 ? SHORTEST_SILENCE : patience);
        });
    }

    /** Returns the pause that at most a tenth of the others fall below. */
    private static Duration shortPause(List<Duration> sorted) {
        return sorted.get(sorted.size() / 10);
    }

    /** Returns the pause that nine tenths of the others do not exceed. */
    private static Duration longPause(List<Duration> sorted) {
        return sorted.get((sorted.size() * TENTHS - 1) / 10);
    }
}

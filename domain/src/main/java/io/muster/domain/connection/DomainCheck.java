package io.muster.domain.connection;

import io.muster.domain.problem.Quoted;
import java.time.Instant;
import java.util.List;

/**
 * One query for the challenge of a domain.
 *
 * @param found what the DNS returned: texts of TXT records, at most {@value #MAX_FOUND}, or why it could not answer;
 *     cleaned and bounded
 */
public record DomainCheck(RecordState outcome, List<String> found, Instant at) {
    public static final int MAX_FOUND = 10;

    /** The result of the look for the record. */
    public enum RecordState {
        /** A TXT record holds the challenge. */
        FOUND,
        /** The DNS answered, and no TXT record holds the challenge. */
        NONE,
        /** The DNS could not answer, so that nothing is known about the domain. */
        TRY_LATER
    }

    public DomainCheck {
        found = found.stream().limit(MAX_FOUND).map(Quoted::of).toList();
    }

    static DomainCheck of(TxtAnswer answer, String challenge, Instant now) {
        if (answer instanceof TxtAnswer.Texts known) {
            return new DomainCheck(holds(known, challenge) ? RecordState.FOUND : RecordState.NONE, known.texts(), now);
        }
        return new DomainCheck(RecordState.TRY_LATER, List.of(((TxtAnswer.TryLater) answer).reason()), now);
    }

    static boolean holds(TxtAnswer.Texts known, String challenge) {
        return known.texts().stream().anyMatch(text -> text.strip().equals(challenge));
    }
}

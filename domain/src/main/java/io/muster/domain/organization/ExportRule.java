package io.muster.domain.organization;

import io.muster.domain.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An organization is exported before it is deleted, since nothing of it is left afterwards. */
public final class ExportRule {
    /** The time for which a completed export allows the deletion. */
    public static final Duration VALID = Duration.ofHours(24);

    private ExportRule() {}

    /**
     * @param completed when the last export was completed
     * @param waived whether the caller wants the deletion without an export
     * @throws Problem PRECONDITION_MISSING without a waiver or an export that was completed within {@link #VALID}
     */
    public static void requireExport(Optional<Instant> completed, boolean waived, Instant now) {
        if (!waived && completed.filter(at -> !at.plus(VALID).isBefore(now)).isEmpty()) {
            throw new Problem(
                    Problem.Code.PRECONDITION_MISSING,
                    "No export of the organization was completed within the last 24 hours; export it, or waive the export");
        }
    }
}

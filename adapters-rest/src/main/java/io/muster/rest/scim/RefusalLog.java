package io.muster.rest.scim;

import io.github.bucket4j.TimeMeter;
import io.muster.application.port.in.synclog.ReportFailures.Failure;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.limit.Quota;
import io.muster.rest.limit.Suppressed;
import java.util.Optional;

/**
 * Limits the sync log's entries of refusals that cost the caller nothing and could fill a database. Each kind of each
 * organization has a limit of its own, so that wrong secrets, which anybody can send, keep nothing else out. The next
 * entry has the number of those left out.
 */
public final class RefusalLog {
    /** Entries of one kind of refusal of one organization, a second and at once. */
    public static final Quota ENTRIES = new Quota(1, 100);

    private final Suppressed<Kind> suppressed;

    private record Kind(OrganizationId organization, String name) {}

    public RefusalLog(TimeMeter time) {
        suppressed = new Suppressed<>(ENTRIES, time);
    }

    /**
     * Returns the entry to write, with the number of those left out before it; empty if this one is left out.
     *
     * @param kind empty if every such failure has an entry
     */
    Optional<Failure> admit(Failure failure, Optional<String> kind) {
        if (kind.isEmpty()) {
            return Optional.of(failure);
        }
        return suppressed.admit(new Kind(failure.organization(), kind.get())).stream()
                .mapToObj(failure::leavingOut)
                .findFirst();
    }
}

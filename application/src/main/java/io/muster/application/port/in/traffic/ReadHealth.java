package io.muster.application.port.in.traffic;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.ScimPrecondition;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.FailureGroup;
import io.muster.domain.token.TokenRing;
import io.muster.domain.traffic.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An admin asks whether sync and sign-in are well. */
public interface ReadHealth {
    /** The most causes of failures that are shown. */
    int MOST_FAILURES = 5;

    /** The most refused sign-ins and held removals that are counted. */
    int MOST_COUNTED = 500;

    /** The time before the end of a certificate at which it needs attention. */
    Duration CERTIFICATE_WARNING = Duration.ofDays(30);

    /** @throws Problem NOT_FOUND */
    Health health(AdminCaller caller, OrganizationId id);

    /** The whole in one word. */
    enum Status {
        /** SCIM is off. */
        OFF,
        /** SCIM is on, and no token was used yet. */
        WAITING,
        /** Somebody should look. */
        ATTENTION,
        HEALTHY
    }

    /**
     * The state of sync and sign-in.
     *
     * @param missing what SCIM needs and the organization lacks
     * @param rhythm of the identity provider; empty before its first request
     * @param failures the latest causes that are not solved
     * @param certificateEnd when the last certificate of the SAML identity provider ends
     * @param refusedSignIns of the last 24 hours without tests, at most {@link #MOST_COUNTED}
     * @param heldRemovals at most {@link #MOST_COUNTED}
     */
    record Health(
            ProvisioningMode mode,
            Set<ScimPrecondition> missing,
            Optional<Rhythm> rhythm,
            TokenRing tokens,
            List<FailureGroup> failures,
            Optional<Instant> certificateEnd,
            int refusedSignIns,
            int heldRemovals,
            Instant now) {
        private static final Duration RECENT = Duration.ofHours(24);

        /** Returns since when the identity provider is silent; empty if it is not, or SCIM is off. */
        public Optional<Instant> silentSince() {
            return rhythm.filter(any -> mode == ProvisioningMode.SCIM).flatMap(Rhythm::silentSince);
        }

        public Status status() {
            if (mode != ProvisioningMode.SCIM) {
                return Status.OFF;
            }
            if (tokens.tokens().stream().filter(token -> !token.isLent()).allMatch(token -> token.lastUsedAt()
                    .isEmpty())) {
                return Status.WAITING;
            }
            boolean recentFailure =
                    failures.stream().anyMatch(failure -> failure.lastSeen().isAfter(now.minus(RECENT)));
            boolean endingCertificate = certificateEnd
                    .filter(end -> end.isBefore(now.plus(CERTIFICATE_WARNING)))
                    .isPresent();
            return silentSince().isPresent() || recentFailure || endingCertificate || heldRemovals > 0
                    ? Status.ATTENTION
                    : Status.HEALTHY;
        }
    }
}

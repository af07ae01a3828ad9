package io.muster.domain.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The end of the certificates of a connection, and when admins are notified ahead of it. */
public final class CertificateEnd {
    /** Days ahead of the end, the most urgent first. */
    static final List<Integer> NOTICES = List.of(1, 7, 14, 30);

    private CertificateEnd() {}

    /** Returns the certificate that ends last: as long as it is valid, the identity provider can sign. */
    public static Optional<IdpCertificate> lastOf(Collection<IdpCertificate> certificates) {
        return certificates.stream().max(Comparator.comparing(IdpCertificate::end));
    }

    /**
     * Returns the most urgent notice, as days ahead of the end, that became due after {@code notified} and not after
     * {@code now}: 30, 14, 7 or 1. Notices that were missed meanwhile are left out. Empty after the end.
     */
    public static Optional<Integer> noticeDue(Instant end, Instant notified, Instant now) {
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        return NOTICES.stream()
                .filter(days -> isDue(end.minus(Duration.ofDays(days)), notified, now))
                .findFirst();
    }

    private static boolean isDue(Instant due, Instant notified, Instant now) {
        return due.isAfter(notified) && !due.isAfter(now);
    }
}

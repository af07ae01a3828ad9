package io.muster.domain.organization;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The roles of an organization in ascending order. A higher role takes precedence. */
public enum OrgRole {
    VIEWER,
    DEVELOPER,
    ADMIN;

    /**
     * Returns the role that applies: the highest mapped role; without one, the direct role; without one, the connection
     * role.
     */
    public static Optional<OrgRole> decisive(
            Stream<OrgRole> mapped, Optional<OrgRole> direct, Optional<OrgRole> connection) {
        return mapped.max(Comparator.naturalOrder()).or(() -> direct).or(() -> connection);
    }
}

package io.muster.domain.organization;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** An organization role, lowest first: a higher one takes precedence. */
public enum OrgRole {
    VIEWER,
    DEVELOPER,
    ADMIN;

    /** The role that counts: the highest of those mapped; if no mapping has one, that given directly; else the connection's. */
    public static Optional<OrgRole> decisive(
            Stream<OrgRole> mapped, Optional<OrgRole> direct, Optional<OrgRole> connection) {
        return mapped.max(Comparator.naturalOrder()).or(() -> direct).or(() -> connection);
    }
}

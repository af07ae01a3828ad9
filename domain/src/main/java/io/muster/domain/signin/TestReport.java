package io.muster.domain.signin;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.problem.Quoted;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The findings of a test sign-in, or of a real one about groups. Kept without the values of the claims, which only the
 * tester sees.
 *
 * @param claims the names of the claims or attributes that were received
 * @param member the member who would sign in; empty if one would be made, or for an IT contact
 * @param role that the member would have once the version is active, mapped roles included; empty for an IT contact,
 *     and of a real sign-in
 * @param groups what would become of the groups; empty for an IT contact
 */
public record TestReport(List<String> claims, Optional<UserId> member, Optional<OrgRole> role, List<String> groups) {
    /** The time for which a report is shown. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** The characters of a line about groups, which can name several. */
    public static final int MAX_LINE = 1_024;

    private static final int MAX_NAMES = 100;

    /** Cuts what an identity provider sent in excess. */
    public TestReport {
        claims = claims.stream().limit(MAX_NAMES).map(Quoted::of).toList();
        groups = groups.stream()
                .limit(MAX_NAMES)
                .map(line -> Quoted.of(line, MAX_LINE))
                .toList();
    }

    /** Returns the report for somebody who may not learn who is a member: what was received, and nothing else. */
    public static TestReport ofClaims(Collection<String> names) {
        return new TestReport(List.copyOf(names), Optional.empty(), Optional.empty(), List.of());
    }

    /** Returns the size, roughly. */
    long bytes() {
        return Stream.concat(claims.stream(), groups.stream())
                .mapToLong(String::length)
                .sum();
    }
}

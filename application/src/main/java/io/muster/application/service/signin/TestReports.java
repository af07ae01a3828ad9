package io.muster.application.service.signin;

import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.signin.MemberRule.Decision;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.TestReport;
import java.util.List;
import java.util.Optional;

/** Makes the report of a test sign-in. */
final class TestReports {
    private TestReports() {}

    static TestReport of(Decision decision, ConnectionVersion version, ProvenIdentity identity, List<String> groups) {
        Optional<DirectoryUser> member = member(decision);
        return new TestReport(
                List.copyOf(identity.claims().keySet()),
                member.map(DirectoryUser::id),
                Optional.of(member.flatMap(DirectoryUser::directRole)
                        .map(RoleGrant::role)
                        .orElse(version.role())),
                groups);
    }

    private static Optional<DirectoryUser> member(Decision decision) {
        if (decision instanceof Decision.Enter enter) {
            return Optional.of(enter.member());
        }
        return decision instanceof Decision.Link link ? Optional.of(link.member()) : Optional.empty();
    }
}

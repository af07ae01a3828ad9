package io.muster.application.port.in;

import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.session.Credential;
import io.muster.domain.session.Session;
import io.muster.domain.synclog.Redaction;
import java.time.Instant;
import java.util.Optional;

/**
 * A member of one organization who signed in, as of the present request.
 *
 * @param role empty if nothing gives the member a role
 */
public record SignedInMember(Session session, String userName, Optional<OrgRole> role) implements AdminCaller {
    private static final int MAX_NAME = 150;

    @Override
    public String name() {
        return Quoted.of(Redaction.redact(userName), MAX_NAME) + " (" + session.member() + ")";
    }

    @Override
    public Optional<String> apiKey() {
        return Optional.empty();
    }

    @Override
    public Credential.OfMember credential() {
        return new Credential.OfMember(session.organization(), session.id());
    }

    @Override
    public String displayName() {
        return "member " + session.member();
    }

    @Override
    public Optional<OrganizationId> scope() {
        return Optional.of(session.organization());
    }

    @Override
    public void requireAccess(OrganizationId other) {
        if (!other.equals(session.organization())) {
            throw Problem.notFound("Organization", other);
        }
    }

    @Override
    public void requireAllOrganizations() {
        throw new Problem(Problem.Code.FORBIDDEN, "Only an operator may do this, with an API key");
    }

    @Override
    public void requireRole(OrgRole least) {
        if (role.filter(has -> has.compareTo(least) >= 0).isEmpty()) {
            throw new Problem(
                    Problem.Code.FORBIDDEN,
                    least == OrgRole.ADMIN ? "Only Admins may do this" : "You have no role in this organization");
        }
    }

    @Override
    public void requireRecentSignIn(Instant now) {
        if (session.recentUntil().filter(now::isBefore).isEmpty()) {
            throw new Problem(
                    Problem.Code.SIGN_IN_AGAIN,
                    "This needs an authentication within the last " + Session.RECENT.toMinutes() + " minutes. "
                            + (session.authenticatedAt().isPresent()
                                    ? "Yours is older: sign in again"
                                    : "Your identity provider did not state when yours was: sign in again"));
        }
    }
}

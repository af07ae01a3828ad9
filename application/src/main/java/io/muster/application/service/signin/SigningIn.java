package io.muster.application.service.signin;

import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.Connections;
import io.muster.application.port.out.connection.IdentityProviders.Attempt;
import io.muster.application.port.out.connection.SubjectLinks;
import io.muster.application.port.out.connection.UsedAssertions;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.invitation.Invitations;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.port.out.signin.SignIns;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.connection.ProviderRequests;
import io.muster.application.service.directory.ClaimedGroups;
import io.muster.application.service.directory.ClaimedGroups.Change;
import io.muster.application.service.directory.JustInTimeMembers;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.UserId;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionCookie;
import io.muster.domain.session.SessionId;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.JoiningProfile;
import io.muster.domain.signin.MemberRule.Decision;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer;
import io.muster.domain.signin.ProviderAnswer.SamlPost;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInRefused;
import io.muster.domain.signin.TestReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Carries a sign-in from its start to a session. The identity provider is asked between units of work; the last one
 * decides by what is true then.
 */
final class SigningIn implements SignIn {
    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final Connections connections;
    private final SubjectLinks links;
    private final SignIns signIns;
    private final Sessions sessions;
    private final Users users;
    private final ProviderRequests requests;
    private final UsedAssertions usedAssertions;
    private final Invitations invitations;
    private final MemberFinding finding;
    private final JustInTimeMembers members;
    private final ClaimedGroups claimed;
    private final AuditTrail auditTrail;
    private final Environment environment;

    SigningIn(
            Ports ports,
            ProviderRequests requests,
            JustInTimeMembers members,
            ClaimedGroups claimed,
            AuditTrail auditTrail,
            Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.connections = ports.connections();
        this.links = ports.subjectLinks();
        this.signIns = ports.signIns();
        this.sessions = ports.sessions();
        this.users = ports.users();
        this.requests = requests;
        this.usedAssertions = ports.usedAssertions();
        this.invitations = ports.invitations();
        this.finding = new MemberFinding(ports, environment);
        this.members = members;
        this.claimed = claimed;
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public Redirect start(String address, Optional<String> target, Browser browser) {
        EmailAddress email = EmailAddress.parse(address)
                .orElseThrow(() -> new SignInRefused(SignInCode.ADDRESS_UNKNOWN, Quoted.of(address)));
        OrganizationId organization = unitOfWork
                .read(() -> organizations.ownerOf(email.domain()))
                .orElseThrow(() -> new SignInRefused(SignInCode.ADDRESS_UNKNOWN, Quoted.of(address)));
        return start(organization, target, Optional.of(email.value()), browser);
    }

    @Override
    public Redirect start(
            OrganizationId organization, Optional<String> target, Optional<String> loginHint, Browser browser) {
        return start(organization, target, loginHint, false, browser);
    }

    private Redirect start(
            OrganizationId organization,
            Optional<String> target,
            Optional<String> loginHint,
            boolean fresh,
            Browser browser) {
        ConnectionVersion version = unitOfWork.read(() -> active(organization));
        AttemptSecret secret = AttemptSecret.of(environment.secrets().random(AttemptSecret.BYTES));
        SignInAttempt started = SignInAttempt.started(
                        organization,
                        new SignInId(environment.ids().next()),
                        version,
                        secret,
                        environment.now(),
                        browser)
                .requested(SignInAttempt.ownPath(target), loginHint.map(Quoted::of));
        SignInAttempt attempt = fresh ? started.asFreshLogin() : started;
        unitOfWork.run(() -> signIns.add(attempt));
        return redirect(attempt, version, secret);
    }

    @Override
    public Redirect startAgain(SignedInMember member, Optional<String> target, Browser browser) {
        return start(member.session().organization(), target, Optional.of(member.userName()), true, browser);
    }

    @Override
    public Redirect openTest(OrganizationId organization, SignInId test, AttemptSecret secret) {
        SignInAttempt attempt = open(organization, Optional.of(test), Optional.of(secret));
        return redirect(attempt, unitOfWork.read(() -> version(attempt)), secret);
    }

    private Redirect redirect(SignInAttempt attempt, ConnectionVersion version, AttemptSecret secret) {
        try {
            return new Redirect(
                    requests.authenticationUrl(attempt.organization(), version, attempt(attempt, secret)), secret);
        } catch (SignInRefused refused) {
            unitOfWork.run(() -> signIns.end(attempt.refused(environment.now(), refused, Optional.empty())));
            throw refused;
        }
    }

    @Override
    public Result complete(
            OrganizationId organization, ProviderAnswer answer, Optional<AttemptSecret> secret, Browser browser) {
        if (requests.isUnsolicited(answer)) {
            return restarted(organization, ((SamlPost) answer).relayState(), secret, browser);
        }
        SignInAttempt attempt;
        try {
            attempt = open(organization, answer.signIn(), secret);
        } catch (SignInRefused refused) {
            // nothing is logged: the sender has not proven that it started this sign-in
            return new Result.Refused(refused.code(), Optional.empty(), false);
        }
        if (!unitOfWork.write(() -> signIns.claim(organization, attempt.id()))) {
            return new Result.Refused(SignInCode.ATTEMPT_ENDED, Optional.empty(), attempt.test());
        }
        Optional<String> address = Optional.empty();
        try {
            ConnectionVersion version = unitOfWork.read(() -> version(attempt));
            ProvenIdentity identity = requests.prove(
                    organization,
                    version,
                    attempt(attempt, secret.orElseThrow()),
                    answer,
                    (assertion, end) -> unitOfWork.write(
                            () -> usedAssertions.add(organization, attempt.connection(), assertion, end)));
            address = identity.email().map(EmailAddress::value);
            return attempt.test() ? tested(attempt, version, identity) : entered(attempt, identity);
        } catch (SignInRefused refused) {
            return refused(attempt, refused, address);
        }
    }

    /** A provider that answers each of our requests by an unsolicited response would lead the browser in a circle. */
    private Result restarted(
            OrganizationId organization, Optional<String> target, Optional<AttemptSecret> secret, Browser browser) {
        if (secret.isPresent()) {
            return new Result.Refused(SignInCode.SAML_UNSOLICITED, Optional.empty(), false);
        }
        try {
            return new Result.Restarted(start(organization, target, Optional.empty(), browser));
        } catch (SignInRefused refused) {
            return new Result.Refused(refused.code(), Optional.empty(), false);
        }
    }

    private Result refused(SignInAttempt attempt, SignInRefused refused, Optional<String> address) {
        unitOfWork.run(() -> signIns.end(attempt.refused(environment.now(), refused, address)));
        return new Result.Refused(
                refused.code(), attempt.test() ? Optional.of(refused.detail()) : Optional.empty(), attempt.test());
    }

    /** Finds a sign-in that goes on in this browser. */
    private SignInAttempt open(OrganizationId organization, Optional<SignInId> id, Optional<AttemptSecret> secret) {
        SignInAttempt attempt = id.flatMap(known -> unitOfWork.read(() -> signIns.find(organization, known)))
                .orElseThrow(() -> new SignInRefused(SignInCode.ATTEMPT_UNKNOWN, ""));
        if (secret.filter(brought -> brought.digest().equals(attempt.secret())).isEmpty()) {
            throw new SignInRefused(SignInCode.ATTEMPT_IN_ANOTHER_BROWSER, "");
        }
        if (attempt.state() != SignInAttempt.State.STARTED) {
            throw new SignInRefused(SignInCode.ATTEMPT_ENDED, "");
        }
        if (!attempt.isOpenAt(environment.now())) {
            throw new SignInRefused(SignInCode.ATTEMPT_EXPIRED, "");
        }
        return attempt;
    }

    /** Decides by the draft, and changes nothing but the result of the test. */
    private Result tested(SignInAttempt attempt, ConnectionVersion version, ProvenIdentity identity) {
        return unitOfWork.write(() -> {
            Organization organization = organizations
                    .lock(attempt.organization())
                    .orElseThrow(() -> new SignInRefused(SignInCode.CONNECTION_MISSING, ""));
            Decision decision = finding.decide(organization, attempt.connection(), identity);
            if (decision instanceof Decision.Join join) {
                JoiningProfile.of(join.email(), identity);
            }
            TestReport report = TestReports.of(decision, version, identity, groups(organization, identity));
            Instant now = environment.now();
            connections.save(connections.of(organization.id()).passed(attempt.version(), now));
            signIns.end(attempt.succeeded(
                    now, report.member(), identity.email().map(EmailAddress::value), Optional.of(report)));
            return new Result.TestPassed(report, identity.claims());
        });
    }

    private Result entered(SignInAttempt attempt, ProvenIdentity identity) {
        try {
            return entered(attempt, identity, identity.groups());
        } catch (Problem problem) {
            throw refusal(problem);
        }
    }

    /** @throws Problem the given one, unless a sign-in is known to meet it */
    static SignInRefused refusal(Problem problem) {
        return switch (problem.code()) {
            case DUPLICATE -> new SignInRefused(SignInCode.ADDRESS_IN_USE, problem.detail());
            case CONFLICT -> new SignInRefused(SignInCode.MEMBER_LINKED_TO_ANOTHER, problem.detail());
            case INVALID_VALUE -> new SignInRefused(SignInCode.MEMBER_NOT_MADE, problem.detail());
            default -> throw problem;
        };
    }

    /** The last active Admin keeps the groups, and so the role: claims must not lock the organization out. */
    private Result entered(SignInAttempt attempt, ProvenIdentity identity, GroupClaims groups) {
        try {
            return unitOfWork.write(() -> enter(attempt, identity, groups));
        } catch (Problem problem) {
            if (problem.code() != Problem.Code.PROTECTED_MEMBER || groups instanceof GroupClaims.None) {
                throw problem;
            }
            return entered(attempt, identity, new GroupClaims.None());
        }
    }

    /** Says what becomes of the groups that were received. */
    private List<String> groups(Organization organization, ProvenIdentity identity) {
        if (identity.groups() instanceof GroupClaims.Overage) {
            return List.of("The person is in too many groups for a sign-in: use SCIM for groups");
        }
        if (!(identity.groups() instanceof GroupClaims.Received received)) {
            return List.of();
        }
        return organization.mode() == ProvisioningMode.JIT
                ? claimed.match(organization.id(), received).lines()
                : List.of("Groups are taken from sign-ins in mode Just-in-time only");
    }

    private Result enter(SignInAttempt attempt, ProvenIdentity identity, GroupClaims groups) {
        Organization organization = organizations
                .find(attempt.organization())
                .orElseThrow(() -> new SignInRefused(SignInCode.CONNECTION_MISSING, ""));
        Decision decision = finding.decide(organization, attempt.connection(), identity);
        if (decision instanceof Decision.Join || changesGroups(organization, decision, groups)) {
            // locked, so that the mode stays what it is; and what was true before the lock is asked again
            organization = organizations.lock(attempt.organization()).orElse(organization);
            decision = finding.decide(organization, attempt.connection(), identity);
        }
        requireActive(organization, attempt);
        List<String> said = groups(organization, identity);
        Change change = changesGroups(organization, decision, groups)
                ? claimed.lock(organization, found(decision).orElseThrow(), groups)
                : Change.NONE;
        DirectoryUser member = member(organization, decision, identity);
        if (decision instanceof Decision.Join) {
            change = claimed.lock(organization, member, groups);
        }
        claimed.apply(member, change);
        boolean joins = decision instanceof Decision.Join;
        boolean links = joins || decision instanceof Decision.Link;
        Instant now = environment.now();
        if (links) {
            this.links.add(
                    new SubjectLink(organization.id(), attempt.connection(), identity.subject(), member.id(), now));
        }
        SessionCookie cookie = session(
                organization.id(), member.id(), identity.authenticatedAt().map(at -> at.isAfter(now) ? now : at), now);
        signIns.end(attempt.succeeded(
                now,
                Optional.of(member.id()),
                identity.email().map(EmailAddress::value),
                said.isEmpty() ? Optional.empty() : Optional.of(report(identity, member, said))));
        if (!change.isEmpty()) {
            auditTrail.record(
                    ChangeSource.SIGN_IN,
                    organization.id(),
                    AuditAction.GROUPS_CLAIMED,
                    member.id().path(),
                    new AuditDetails()
                            .with("joined", names(change.joined()))
                            .with("left", names(change.left()))
                            .asMap());
        }
        if (joins) {
            members.record(member);
        }
        if (links) {
            auditTrail.record(
                    ChangeSource.SIGN_IN,
                    organization.id(),
                    AuditAction.SUBJECT_LINKED,
                    member.id().path(),
                    new AuditDetails()
                            .with("connection", attempt.connection().toString())
                            .asMap());
        }
        return new Result.SignedIn(cookie, member.id(), attempt.target());
    }

    private boolean changesGroups(Organization organization, Decision decision, GroupClaims groups) {
        return found(decision)
                .filter(member -> claimed.isDue(organization, member, groups))
                .isPresent();
    }

    private static Optional<DirectoryUser> found(Decision decision) {
        if (decision instanceof Decision.Enter enter) {
            return Optional.of(enter.member());
        }
        return decision instanceof Decision.Link link ? Optional.of(link.member()) : Optional.empty();
    }

    private static TestReport report(ProvenIdentity identity, DirectoryUser member, List<String> said) {
        return new TestReport(
                List.copyOf(identity.claims().keySet()), Optional.of(member.id()), Optional.empty(), said);
    }

    private static String names(List<String> groups) {
        return Quoted.of(String.join(", ", groups));
    }

    /** Locks a member who is there, so that a deactivation comes before or after, and is seen. */
    private DirectoryUser member(Organization organization, Decision decision, ProvenIdentity identity) {
        if (decision instanceof Decision.Join join) {
            Optional<Invitation> invitation = finding.invitation(organization.id(), join.email());
            invitation.ifPresent(accepted -> invitations.remove(organization.id(), accepted.id()));
            return members.join(organization, JoiningProfile.of(join.email(), identity), invitation);
        }
        DirectoryUser found = found(decision).orElseThrow();
        return users.lock(organization.id(), found.id())
                .filter(member -> member.hasAccessAt(environment.now()))
                .orElseThrow(() -> new SignInRefused(SignInCode.MEMBER_INACTIVE, "Member " + found.id()));
    }

    private SessionCookie session(
            OrganizationId organization, UserId member, Optional<Instant> authenticatedAt, Instant now) {
        SessionCookie cookie =
                SessionCookie.of(organization, environment.secrets().random(Session.SECRET_BYTES));
        sessions.add(new Session(
                organization,
                new SessionId(environment.ids().next()),
                member,
                cookie.digest(),
                now,
                AuthenticationMethod.SSO,
                authenticatedAt,
                now,
                Optional.empty()));
        return cookie;
    }

    private ConnectionVersion active(OrganizationId id) {
        return organizations
                .find(id)
                .flatMap(organization -> connections.of(id).activeIn(organization))
                .orElseThrow(() -> new SignInRefused(SignInCode.CONNECTION_MISSING, ""));
    }

    /** Returns the version that the sign-in began with, if it still is what it was. */
    private ConnectionVersion version(SignInAttempt attempt) {
        Optional<ConnectionVersion> version = attempt.test()
                ? connections.of(attempt.organization()).draft()
                : Optional.of(active(attempt.organization()));
        return version.filter(present -> present.number() == attempt.version())
                .orElseThrow(() -> new SignInRefused(SignInCode.CONNECTION_CHANGED, ""));
    }

    private void requireActive(Organization organization, SignInAttempt attempt) {
        if (connections
                .of(organization.id())
                .activeIn(organization)
                .filter(version -> version.number() == attempt.version())
                .isEmpty()) {
            throw new SignInRefused(SignInCode.CONNECTION_CHANGED, "");
        }
    }

    private static Attempt attempt(SignInAttempt attempt, AttemptSecret secret) {
        return new Attempt(attempt.id(), secret, attempt.freshLogin(), attempt.started(), attempt.address());
    }
}

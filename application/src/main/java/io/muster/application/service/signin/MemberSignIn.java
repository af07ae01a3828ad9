package io.muster.application.service.signin;

import io.muster.application.port.in.signin.SignIn.Result;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.Connections;
import io.muster.application.port.out.connection.SubjectLinks;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.invitation.Invitations;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.port.out.signin.SignIns;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.directory.ClaimedGroups;
import io.muster.application.service.directory.ClaimedGroups.Change;
import io.muster.application.service.directory.ClaimedGroups.Person;
import io.muster.application.service.directory.JustInTimeMembers;
import io.muster.application.service.session.FormerSessions;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.problem.Unavailable;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.Credential;
import io.muster.domain.session.DeviceName;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionCookie;
import io.muster.domain.session.SessionId;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.JoiningProfile;
import io.muster.domain.signin.MemberRule.Decision;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import io.muster.domain.signin.TestReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides who a proven identity is and what becomes of the sign-in, by what is true in the unit of work that also
 * writes it, under the locks of all that it writes: nobody changes the member or the link in between.
 */
final class MemberSignIn {
    private static final int TRIES = 4;

    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final Connections connections;
    private final SubjectLinks links;
    private final SignIns signIns;
    private final Sessions sessions;
    private final FormerSessions formerSessions;
    private final Users users;
    private final Invitations invitations;
    private final MemberFinding finding;
    private final JustInTimeMembers members;
    private final ClaimedGroups claimed;
    private final AuditTrail auditTrail;
    private final Testers testers;
    private final Environment environment;

    MemberSignIn(
            Ports ports,
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
        this.formerSessions = new FormerSessions(ports, environment);
        this.users = ports.users();
        this.invitations = ports.invitations();
        this.finding = new MemberFinding(ports, environment);
        this.members = members;
        this.claimed = claimed;
        this.auditTrail = auditTrail;
        this.testers = new Testers(auditTrail);
        this.environment = environment;
    }

    /**
     * Signs the person in: as the member who is found, or as one who joins. Ends the sessions that the browser had in
     * this organization: the one of the start, too, since a browser brings none along with the form of another site.
     *
     * @param browser at the end
     * @param device for the session
     * @throws SignInRefused if the person is no member and may not join, or the connection is no longer the active one
     */
    Result enter(SignInAttempt attempt, ProvenIdentity identity, Browser browser, Optional<DeviceName> device) {
        try {
            return entered(attempt, identity, browser, device, identity.groups());
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

    /**
     * The last active Admin keeps the groups, and so the role: claims must not lock the organization out.
     *
     * @throws Unavailable if the address has changed hands in each try
     */
    private Result entered(
            SignInAttempt attempt,
            ProvenIdentity identity,
            Browser browser,
            Optional<DeviceName> device,
            GroupClaims groups) {
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                Optional<Result> result = unitOfWork.write(() -> enter(attempt, identity, browser, device, groups));
                if (result.isPresent()) {
                    return result.get();
                }
            }
            throw new Unavailable(Unavailable.Reason.OUT_OF_TIME);
        } catch (Problem problem) {
            if (problem.code() != Problem.Code.PROTECTED_MEMBER || groups instanceof GroupClaims.None) {
                throw problem;
            }
            return entered(attempt, identity, browser, device, new GroupClaims.None());
        }
    }

    /**
     * Returns a line for each effect of the groups that were received.
     *
     * @param member empty for one who joins
     * @param applied the groups that decide: none for the last active Admin, if those that were received would demote
     */
    private List<String> groups(
            Organization organization, Optional<DirectoryUser> member, GroupClaims received, GroupClaims applied) {
        if (received instanceof GroupClaims.Overage) {
            return List.of("The person is in too many groups for a sign-in: use SCIM for groups");
        }
        if (!(received instanceof GroupClaims.Received)) {
            return List.of();
        }
        if (organization.mode() != ProvisioningMode.JIT) {
            return List.of("Groups are taken from sign-ins in mode Just-in-time only");
        }
        if (member.filter(DirectoryUser::breakGlass).isPresent()) {
            return List.of("A break-glass owner keeps the groups");
        }
        return applied instanceof GroupClaims.Received decisive
                ? claimed.match(organization.id(), decisive).lines()
                : List.of("The last active Admin keeps the groups, and so the role");
    }

    /** Empty if the locks are those of another member, or of one with another mark, which decides about groups. */
    private Optional<Result> enter(
            SignInAttempt attempt,
            ProvenIdentity identity,
            Browser browser,
            Optional<DeviceName> device,
            GroupClaims groups) {
        Optional<DirectoryUser> expected = finding.member(attempt.organization(), attempt.connection(), identity);
        Change locked = lock(attempt, expected, groups);
        Organization organization = organization(attempt);
        requireActive(organization, attempt);
        Decision decision = finding.decide(organization, attempt.connection(), identity);
        Optional<DirectoryUser> found = found(decision);
        if (!needsSameLocks(found, expected)) {
            return Optional.empty();
        }
        List<String> remarks = groups(organization, found, identity.groups(), groups);
        DirectoryUser member = found.orElseGet(() -> join(organization, decision, identity));
        Change change = found.isPresent() ? locked : claimed.lock(organization, member, groups);
        formerSessions.endIn(organization.id(), attempt.browser(), browser);
        claimed.apply(member, change);
        if (!(decision instanceof Decision.Enter)) {
            link(attempt, member, identity);
        }
        SessionCookie cookie = session(member, identity.authenticatedAt(), device);
        signIns.end(attempt.succeeded(
                environment.now(),
                Optional.of(member.id()),
                identity.email().map(EmailAddress::value),
                remarks.isEmpty() ? Optional.empty() : Optional.of(report(identity, member, remarks))));
        record(attempt, member, decision, change);
        return Optional.of(new Result.SignedIn(cookie, member.id(), attempt.target()));
    }

    private static boolean needsSameLocks(Optional<DirectoryUser> one, Optional<DirectoryUser> other) {
        return one.map(DirectoryUser::id).equals(other.map(DirectoryUser::id))
                && one.map(DirectoryUser::breakGlass).equals(other.map(DirectoryUser::breakGlass));
    }

    private Organization organization(SignInAttempt attempt) {
        return organizations
                .find(attempt.organization())
                .orElseThrow(() -> new SignInRefused(SignInCode.CONNECTION_MISSING, ""));
    }

    /**
     * Locks what the sign-in writes, in the order of all units of work: the organization, if it makes a member or
     * changes groups; these groups; the member.
     */
    private Change lock(SignInAttempt attempt, Optional<DirectoryUser> expected, GroupClaims groups) {
        if (expected.isEmpty()) {
            organizations.lock(attempt.organization());
            return Change.NONE;
        }
        DirectoryUser member = expected.get();
        Change change = groups instanceof GroupClaims.Received ? lockGroups(attempt, member, groups) : Change.NONE;
        users.lock(member.organization(), member.id());
        return change;
    }

    private Change lockGroups(SignInAttempt attempt, DirectoryUser member, GroupClaims groups) {
        return claimed.isDue(organization(attempt), member, groups)
                ? organizations
                        .lock(attempt.organization())
                        .map(organization -> claimed.lock(organization, member, groups))
                        .orElse(Change.NONE)
                : Change.NONE;
    }

    private void link(SignInAttempt attempt, DirectoryUser member, ProvenIdentity identity) {
        links.add(new SubjectLink(
                attempt.organization(), attempt.connection(), identity.subject(), member.id(), environment.now()));
    }

    private void record(SignInAttempt attempt, DirectoryUser member, Decision decision, Change change) {
        if (!change.isEmpty()) {
            record(
                    AuditAction.GROUPS_CLAIMED,
                    member,
                    new AuditDetails().with("joined", names(change.joined())).with("left", names(change.left())));
        }
        if (decision instanceof Decision.Join) {
            members.record(member);
        }
        if (!(decision instanceof Decision.Enter)) {
            record(
                    AuditAction.SUBJECT_LINKED,
                    member,
                    new AuditDetails().with("connection", attempt.connection().toString()));
        }
    }

    private void record(AuditAction action, DirectoryUser member, AuditDetails details) {
        auditTrail.record(
                ChangeSource.SIGN_IN, member.organization(), action, member.id().path(), details.asMap());
    }

    private static Optional<DirectoryUser> found(Decision decision) {
        if (decision instanceof Decision.Enter enter) {
            return Optional.of(enter.member());
        }
        return decision instanceof Decision.Link link ? Optional.of(link.member()) : Optional.empty();
    }

    private static TestReport report(ProvenIdentity identity, DirectoryUser member, List<String> remarks) {
        return new TestReport(
                List.copyOf(identity.claims().keySet()), Optional.of(member.id()), Optional.empty(), remarks);
    }

    private static String names(List<String> groups) {
        return Quoted.of(String.join(", ", groups));
    }

    private DirectoryUser join(Organization organization, Decision decision, ProvenIdentity identity) {
        EmailAddress email = ((Decision.Join) decision).email();
        Optional<Invitation> invitation = finding.invitation(organization.id(), email);
        invitation.ifPresent(accepted -> invitations.remove(organization.id(), accepted.id()));
        return members.join(organization, JoiningProfile.of(email, identity), invitation);
    }

    private SessionCookie session(
            DirectoryUser member, Optional<Instant> authenticatedAt, Optional<DeviceName> device) {
        Instant now = environment.now();
        SessionCookie cookie =
                SessionCookie.of(member.organization(), environment.secrets().random(Session.SECRET_BYTES));
        sessions.add(new Session(
                member.organization(),
                new SessionId(environment.ids().next()),
                member.id(),
                cookie.digest(),
                now,
                AuthenticationMethod.SSO,
                device,
                authenticatedAt.map(at -> at.isAfter(now) ? now : at),
                now,
                Optional.empty()));
        return cookie;
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

    /**
     * Decides by the draft, and changes nothing but the result of the test.
     *
     * @throws SignInRefused as {@link #report} does; if there is another draft; if the tester's credential has ended
     */
    Result test(SignInAttempt attempt, ProvenIdentity identity) {
        return unitOfWork.write(() -> {
            Organization organization = organizations
                    .lock(attempt.organization())
                    .orElseThrow(() -> new SignInRefused(SignInCode.CONNECTION_MISSING, ""));
            Connection connection = connections.of(organization.id());
            ConnectionVersion draft = connection
                    .draft()
                    .filter(present -> present.number() == attempt.version())
                    .orElseThrow(() -> new SignInRefused(SignInCode.CONNECTION_CHANGED, ""));
            boolean membersShown =
                    attempt.tester().filter(Credential::showsMembers).isPresent();
            TestReport report = report(membersShown, organization, draft, identity);
            Instant now = environment.now();
            connections.save(connection.passed(draft.number(), now));
            signIns.end(attempt.succeeded(
                    now, report.member(), identity.email().map(EmailAddress::value), Optional.of(report)));
            testers.requireWorking(attempt);
            return new Result.TestPassed(report, membersShown ? identity.claims() : Map.of());
        });
    }

    /**
     * Reports what a sign-in would do. Reads only. To somebody who may not learn who is a member, it reports on the
     * identity alone: then neither the report nor a refusal depends on members, invitations, groups or links.
     *
     * @throws SignInRefused as the sign-in would be; without members, if no member could be found by the address
     */
    TestReport report(
            boolean membersShown, Organization organization, ConnectionVersion version, ProvenIdentity identity) {
        if (!membersShown) {
            finding.requireAddress(organization, identity);
            return TestReport.ofClaims(identity.claims().keySet());
        }
        Decision decision = finding.decide(organization, version.id(), identity);
        Optional<DirectoryUser> member = found(decision);
        Optional<RoleGrant> direct = member.flatMap(DirectoryUser::directRole);
        if (decision instanceof Decision.Join join) {
            direct = finding.invitation(organization.id(), join.email()).flatMap(Invitation::grant);
            requireJoinable(organization, JoiningProfile.of(join.email(), identity));
        }
        Person person = new Person(member, direct.map(RoleGrant::role), version.role());
        // as the sign-in itself does, when it is refused with the groups
        GroupClaims applied = claimed.demotesLastAdmin(organization, person, identity.groups())
                ? new GroupClaims.None()
                : identity.groups();
        return new TestReport(
                List.copyOf(identity.claims().keySet()),
                member.map(DirectoryUser::id),
                claimed.role(organization, person, applied),
                groups(organization, member, identity.groups(), applied));
    }

    private void requireJoinable(Organization organization, UserProfile profile) {
        try {
            members.requireJoinable(organization, profile);
        } catch (Problem problem) {
            throw refusal(problem);
        }
    }
}

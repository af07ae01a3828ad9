package io.muster.application.service.signin;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.connection.ManageConnection.Draft;
import io.muster.application.port.in.contact.ManageContactLinks.NewContactLink;
import io.muster.application.port.in.signin.PreviewSignIn.Preview;
import io.muster.application.port.in.signin.SignIn.Redirect;
import io.muster.application.port.in.signin.SignIn.Result;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.application.testing.TestUseCases;
import io.muster.application.testing.fake.FakeProvider;
import io.muster.domain.connection.ClientSecret;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.invitation.InvitationId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.EmailVerification;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.PersonNames;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer.OidcCallback;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInQuery;
import io.muster.domain.signin.SignInRefused;
import io.muster.domain.signin.TestReport;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.SecretDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests what testers of a draft learn, and until when. */
class TestersTest {
    private static final Browser BROWSER = new Browser("request", "192.0.2.7", Optional.empty());
    /** Claims for a provider that identifies whom the test wants. */
    private static final SampleClaims CLAIMS = new SampleClaims(Map.of(), Optional.empty(), Optional.empty());

    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final FakeProvider provider = new FakeProvider();
    private final UseCases useCases = TestUseCases.aWorld().with(provider).useCases(scene.ports, scene.environment);
    private final ManageConnection connections = useCases.manageConnection();
    private final EmailAddress ana = EmailAddress.of("ana@" + scene.domain);

    /** A step that changes the directory, or the way in. */
    private record Change(String name, Runnable change) {}

    @BeforeEach
    void saveDraft() {
        connections.save(
                scene.admin,
                acme,
                new Draft(
                        SsoFixtures.oidc("https://idp.example"),
                        Optional.of(OrgRole.VIEWER),
                        Optional.of(new ClientSecret("client-secret-1234"))));
        provider.proves(identity(Optional.of(ana), EmailVerification.UNSTATED));
    }

    @Test
    void resultForAContactDoesNotDependOnMembersOrInvitationsOrLinks() {
        AdminCaller contact = contact();
        Result result = test(contact);
        Preview preview = preview(contact);
        TestReport report = TestReport.ofClaims(List.of("sub", "groups"));
        assertThat(result).isEqualTo(new Result.TestPassed(report, Map.of()));
        assertThat(preview.report()).contains(report);

        Result ofAdmin = test(scene.admin);
        for (Change next : changes()) {
            next.change().run();

            assertThat(test(contact)).as(next.name()).isEqualTo(result);
            assertThat(preview(contact)).as(next.name()).isEqualTo(preview);
            Result before = ofAdmin;
            ofAdmin = test(scene.admin);
            assertThat(ofAdmin).as(next.name()).isNotEqualTo(before);
        }
    }

    @Test
    void refusalOfAContactDoesNotDependOnLinks() {
        AdminCaller contact = contact();
        Map<SignInCode, ProvenIdentity> refused = Map.of(
                SignInCode.EMAIL_MISSING,
                identity(Optional.empty(), EmailVerification.UNSTATED),
                SignInCode.EMAIL_UNVERIFIED,
                identity(Optional.of(ana), EmailVerification.UNVERIFIED),
                SignInCode.DOMAIN_NOT_VERIFIED,
                identity(Optional.of(EmailAddress.of("ana@elsewhere.example")), EmailVerification.VERIFIED));
        refused.forEach((code, identity) -> assertRefusedBy(code, contact, identity));

        linked(member(), "s1");

        refused.forEach((code, identity) -> assertRefusedBy(code, contact, identity));
        provider.proves(identity(Optional.empty(), EmailVerification.UNSTATED));
        assertThat(test(scene.admin)).isInstanceOf(Result.TestPassed.class);
    }

    private void assertRefusedBy(SignInCode code, AdminCaller contact, ProvenIdentity identity) {
        provider.proves(identity);
        assertThat(code(test(contact))).contains(code);
        assertThat(preview(contact).refusal().map(SignInAttempt.Refusal::code)).contains(code);
    }

    @Test
    void testOfAContactCountsAndItsLogEntryNamesNoMember() {
        DirectoryUser member = member();

        test(contact());

        assertThat(connections.find(scene.admin, acme).missing()).isEmpty();
        assertThat(newest().member()).isEmpty();
        assertThat(newest().report()).contains(TestReport.ofClaims(List.of("sub", "groups")));
        test(scene.admin);
        assertThat(newest().member()).contains(member.id());
    }

    @Test
    void resultIsNotGivenOnceTheCredentialOfTheTesterHasEnded() {
        NewContactLink revoked = link();
        assertGone(enter(revoked), () -> useCases.manageContactLinks()
                .revoke(scene.admin, acme, revoked.link().id()));

        SignedInMember signedOut = scene.signedIn(OrgRole.ADMIN);
        assertGone(signedOut, () -> scene.sessions.end(signedOut));

        SignedInMember demoted = scene.signedIn(OrgRole.ADMIN);
        assertGone(
                demoted,
                () -> scene.members.setRole(
                        scene.admin, acme, demoted.session().member(), Optional.of(OrgRole.DEVELOPER)));

        SignedInMember removed = scene.signedIn(OrgRole.ADMIN);
        assertGone(
                removed,
                () -> scene.members.remove(scene.admin, acme, removed.session().member()));

        CredentialText key = scene.apiKeys.issue(scene.admin, "deployment", Optional.of(acme), Optional.empty());
        assertGone(scene.admins.authenticate(key.text()), () -> scene.apiKeys.revoke(scene.admin, key.publicId()));

        NewContactLink brief = useCases.manageContactLinks()
                .make(
                        scene.admin,
                        acme,
                        "Kim",
                        Optional.of(scene.environment.now().plusSeconds(60)));
        assertGone(enter(brief), () -> scene.passes(Duration.ofSeconds(60)));
    }

    /** Ends the credential while the identity provider is asked: when it proves somebody, and when it refuses. */
    private void assertGone(AdminCaller tester, Runnable end) {
        ManageConnection.Test proven = connections.test(tester, acme, BROWSER);
        Redirect opened = open(proven);
        Redirect other = open(connections.test(tester, acme, BROWSER));
        ManageConnection.Test unopened = connections.test(tester, acme, BROWSER);
        provider.answers(() -> {
            end.run();
            return identity(Optional.of(ana), EmailVerification.UNSTATED);
        });

        assertThat(complete(opened))
                .isEqualTo(new Result.Refused(
                        SignInCode.TESTER_GONE, Optional.of(""), Optional.of("request"), Optional.empty()));

        SignInAttempt logged = useCases.readSignIns().find(scene.admin, acme, proven.id());
        assertThat(logged.refusal().map(SignInAttempt.Refusal::code)).contains(SignInCode.TESTER_GONE);
        assertThat(logged.member()).isEmpty();
        provider.answers(() -> {
            throw new SignInRefused(SignInCode.OIDC_PROVIDER_ERROR, "what the provider said");
        });
        assertThat(code(complete(other))).contains(SignInCode.TESTER_GONE);
        assertNotOpened(unopened);
        assertThat(connections.find(scene.admin, acme).missing()).hasSize(1);
    }

    @Test
    void testThatNamesNoTesterHasNoResult() {
        SignInAttempt started = SsoFixtures.test(acme, scene.environment.now());
        SignInAttempt old = new SignInAttempt(
                acme,
                started.id(),
                started.beganWith(),
                new SignInAttempt.Kind(true, false, Optional.empty()),
                started.secret(),
                started.target(),
                started.started(),
                started.course(),
                started.browser());

        scene.ports.unitOfWork().run(() -> scene.ports.signIns().add(old));

        assertNotOpened(new ManageConnection.Test(old.id(), AttemptSecret.of(new byte[AttemptSecret.BYTES])));
    }

    private void assertNotOpened(ManageConnection.Test test) {
        assertThatThrownBy(() -> open(test))
                .isInstanceOfSatisfying(SignInRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo(SignInCode.TESTER_GONE));
    }

    /** Returns changes, each of which would give an Admin another result than the one before. */
    private List<Change> changes() {
        return List.of(
                new Change("JIT", () -> switched(ProvisioningMode.JIT)),
                new Change("MANUAL", () -> switched(ProvisioningMode.MANUAL)),
                new Change("invited", this::invited),
                new Change("member", this::member),
                new Change("linked", () -> linked(find(), "another")),
                new Change("unlinked", () -> connections.unlink(scene.admin, acme, find().id())),
                new Change("deactivated", () -> {
                    DirectoryUser member = find();
                    scene.ports.unitOfWork().run(() -> scene.ports
                            .users()
                            .save(member.withProfile(member.profile().activated(false), Fixtures.CAUSE)));
                }));
    }

    private void switched(ProvisioningMode mode) {
        scene.change(present -> present.switchedTo(mode, true).organization());
    }

    private void invited() {
        Invitation invitation = new Invitation(
                acme,
                new InvitationId(Fixtures.newId()),
                ana,
                Optional.of(OrgRole.ADMIN),
                new SecretDigest(new byte[] {1}),
                new Provenance(scene.environment.now(), "tester"));
        scene.ports.unitOfWork().run(() -> scene.ports.invitations().put(invitation));
    }

    private DirectoryUser member() {
        return Fixtures.added(scene.ports, Fixtures.user(acme, ana.value()));
    }

    private DirectoryUser find() {
        return scene.ports
                .unitOfWork()
                .read(() -> scene.ports.users().findByEmail(acme, ana))
                .orElseThrow();
    }

    private void linked(DirectoryUser member, String subject) {
        ConnectionId connection = connections
                .find(scene.admin, acme)
                .connection()
                .draft()
                .orElseThrow()
                .id();
        scene.ports.unitOfWork().run(() -> scene.ports
                .subjectLinks()
                .add(new SubjectLink(acme, connection, subject, member.id(), NOON)));
    }

    private AdminCaller contact() {
        return enter(link());
    }

    private NewContactLink link() {
        return useCases.manageContactLinks().make(scene.admin, acme, "Kim", Optional.empty());
    }

    private AdminCaller enter(NewContactLink made) {
        return scene.admins.authenticate(made.token().text());
    }

    private Result test(AdminCaller tester) {
        return complete(open(connections.test(tester, acme, BROWSER)));
    }

    private Redirect open(ManageConnection.Test test) {
        return useCases.signIn().openTest(acme, test.id(), test.secret());
    }

    private Result complete(Redirect redirect) {
        String state = redirect.url().getQuery().replace("state=", "");
        return useCases.signIn()
                .complete(
                        acme,
                        new OidcCallback(Map.of("state", List.of(state), "code", List.of("c"))),
                        Optional.of(redirect.secret()),
                        BROWSER,
                        Optional.empty());
    }

    private Preview preview(AdminCaller caller) {
        return useCases.previewSignIn().byDraft(caller, acme, CLAIMS);
    }

    private static Optional<SignInCode> code(Result result) {
        return result instanceof Result.Refused refused ? Optional.of(refused.code()) : Optional.empty();
    }

    private SignInAttempt newest() {
        return useCases.readSignIns()
                .search(scene.admin, acme, SignInQuery.newest(1, scene.environment.now()))
                .items()
                .get(0);
    }

    private static ProvenIdentity identity(Optional<EmailAddress> email, EmailVerification verification) {
        Map<String, List<String>> claims = new LinkedHashMap<>();
        claims.put("sub", List.of("s1"));
        claims.put("groups", List.of("Engineering"));
        return new ProvenIdentity(
                "s1",
                email,
                verification,
                Optional.empty(),
                new PersonNames(Optional.of("Ana"), Optional.empty(), Optional.empty()),
                new GroupClaims.Received(List.of("Engineering")),
                Optional.empty(),
                claims);
    }
}

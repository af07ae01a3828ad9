package io.muster.application.service.signin;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.connection.ManageConnection.Draft;
import io.muster.application.port.in.connection.ManageConnection.Status;
import io.muster.application.port.in.signin.PreviewSignIn.Preview;
import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.in.signin.SignIn.Redirect;
import io.muster.application.port.in.signin.SignIn.Result;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.port.out.signin.SignIns;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.application.testing.TestUseCases;
import io.muster.application.testing.fake.FakeProvider;
import io.muster.application.testing.fake.InMemoryPorts;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.connection.ClientSecret;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.OidcSettings;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventType;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Unavailable;
import io.muster.domain.session.DeviceName;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.EmailVerification;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.IdentityPart;
import io.muster.domain.signin.PersonNames;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer.OidcCallback;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInAttempt.Outcome;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInQuery;
import io.muster.domain.signin.SignInRefused;
import io.muster.domain.signin.TestReport;
import io.muster.domain.token.LinkToken;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Signs people in through an identity provider that proves whom a test wants. */
class SignInTest {
    private static final Browser BROWSER = new Browser("request", "192.0.2.7", Optional.empty());
    private static final Optional<DeviceName> DEVICE = Optional.of(new DeviceName("Firefox on Windows"));
    private static final AdminCaller ADMIN = new Operator("bea");
    private static final String DOMAIN = "acme.example";
    /** Claims for a provider that identifies whom the test wants. */
    private static final SampleClaims NO_CLAIMS = new SampleClaims(Map.of(), Optional.empty(), Optional.empty());

    private final Ports ports = InMemoryPorts.create();
    private Instant now = NOON;
    private final Environment environment =
            new Environment(() -> now, Fixtures::newId, new Scene().environment.secrets());
    private final FakeProvider provider = new FakeProvider();
    private final UseCases useCases = TestUseCases.aWorld().with(provider).useCases(ports, environment);
    private final OrganizationId acme = organization(DOMAIN);

    @Test
    void activeMemberIsFoundByAnAddressOfAVerifiedDomainAndLinked() {
        connected(acme, "https://idp.example");
        UserId ana = member(acme, "ana@" + DOMAIN);

        Result.SignedIn result = signedIn(signIn(acme, identity("s1", "Ana@ACME.example")));

        assertThat(result.member()).isEqualTo(ana);
        assertThat(session(result).map(SignedInMember::userName)).contains("ana@" + DOMAIN);
        assertThat(session(result).flatMap(member -> member.session().device())).isEqualTo(DEVICE);
        assertThat(ports.unitOfWork().read(() -> ports.subjectLinks().of(acme, ana)))
                .hasSize(1);
        assertThat(newest().outcomeAt(now)).isEqualTo(Outcome.SUCCEEDED);
        assertThat(newest().member()).contains(ana);
    }

    @Test
    void linkedMemberIsFoundThoughTheAddressIsAnother() {
        connected(acme, "https://idp.example");
        UserId ana = member(acme, "ana@" + DOMAIN);
        signIn(acme, identity("s1", "ana@" + DOMAIN));

        assertThat(signedIn(signIn(acme, identity("s1", "married@elsewhere.example")))
                        .member())
                .isEqualTo(ana);
    }

    @Test
    void invitationIsAcceptedUntilItEndsAndByNobodyAfterwards() {
        connected(acme, "https://idp.example");
        LinkToken early = invite("early");
        LinkToken late = invite("late");

        now = now.plus(Invitation.LIFE).minus(1, ChronoUnit.MICROS);
        assertThat(useCases.manageInvitations().open(early)).isPresent();
        assertThat(signedIn(signIn(acme, identity("s1", "early@" + DOMAIN)))).isNotNull();
        assertThat(useCases.manageInvitations().open(early)).isEmpty();

        now = now.plus(1, ChronoUnit.MICROS);
        assertThat(useCases.manageInvitations().open(late)).isEmpty();
        assertRefusedBy(SignInCode.NOT_INVITED, signIn(acme, identity("s2", "late@" + DOMAIN)));
        assertThat(useCases.manageInvitations()
                        .list(ADMIN, acme, Optional.empty(), 10)
                        .items())
                .extracting(ended -> ended.email().value())
                .containsExactly("late@" + DOMAIN);

        invite("late");
        assertThat(signedIn(signIn(acme, identity("s2", "late@" + DOMAIN)))).isNotNull();
    }

    private LinkToken invite(String name) {
        return useCases.manageInvitations()
                .invite(ADMIN, acme, EmailAddress.of(name + "@" + DOMAIN), Optional.empty())
                .token();
    }

    @Test
    void memberProvisionedByScimSignsInThoughVerificationIsNotStated() {
        connected(acme, "https://idp.example");
        switched(ProvisioningMode.SCIM);
        UserId ana = member(acme, "ana@" + DOMAIN);

        assertThat(signedIn(signIn(acme, identity("s1", "ana@" + DOMAIN, EmailVerification.UNSTATED)))
                        .member())
                .isEqualTo(ana);
    }

    @Test
    void addressThatIsStatedAsUnverifiedIsRefused() {
        connected(acme, "https://idp.example");
        member(acme, "ana@" + DOMAIN);

        assertRefusedBy(
                SignInCode.EMAIL_UNVERIFIED,
                signIn(acme, identity("s1", "ana@" + DOMAIN, EmailVerification.UNVERIFIED)));
    }

    @Test
    void addressOfADomainThatIsNotVerifiedHereIsRefused() {
        connected(acme, "https://idp.example");
        member(acme, "ana@other.example");

        assertRefusedBy(SignInCode.DOMAIN_NOT_VERIFIED, signIn(acme, identity("s1", "ana@other.example")));
    }

    @Test
    void subdomainOfAVerifiedDomainIsNotVerifiedWithIt() {
        connected(acme, "https://idp.example");
        member(acme, "ana@eu." + DOMAIN);

        assertRefusedBy(SignInCode.DOMAIN_NOT_VERIFIED, signIn(acme, identity("s1", "ana@eu." + DOMAIN)));
    }

    @Test
    void tenantCannotEnterAnotherOrganizationByItsAddresses() {
        OrganizationId evil = organization("evil.example");
        connected(evil, "https://evil.example");
        connected(acme, "https://idp.example");
        UserId ana = member(acme, "ana@" + DOMAIN);
        signIn(acme, identity("s1", "ana@" + DOMAIN));

        assertRefusedBy(SignInCode.DOMAIN_NOT_VERIFIED, signIn(evil, identity("s1", "ana@" + DOMAIN)));
        assertRefusedBy(SignInCode.NOT_INVITED, signIn(evil, identity("s1", "ana@evil.example")));
        assertThat(ports.unitOfWork().read(() -> ports.subjectLinks().of(acme, ana)))
                .hasSize(1);
    }

    @Test
    void subjectOfAnotherProviderIsNotThatOfTheOldOne() {
        connected(acme, "https://idp.example");
        member(acme, "ana@" + DOMAIN);
        UserId bob = member(acme, "bob@" + DOMAIN);
        signIn(acme, identity("s1", "ana@" + DOMAIN));

        connected(acme, "https://next.example");

        assertThat(signedIn(signIn(acme, identity("s1", "bob@" + DOMAIN))).member())
                .isEqualTo(bob);
    }

    @Test
    void subjectOfAnotherClientOfTheProviderIsNotThatOfTheOldOne() {
        connected(acme, "https://idp.example");
        member(acme, "ana@" + DOMAIN);
        UserId bob = member(acme, "bob@" + DOMAIN);
        signIn(acme, identity("s1", "ana@" + DOMAIN));

        OidcSettings before = SsoFixtures.oidc("https://idp.example");
        connected(
                acme,
                new OidcSettings(
                        before.issuer(),
                        "another-client",
                        before.clientAuthentication(),
                        before.scopes(),
                        before.claims()));

        assertThat(signedIn(signIn(acme, identity("s1", "bob@" + DOMAIN))).member())
                .isEqualTo(bob);
    }

    @Test
    void memberWhoIsLinkedToAnotherSubjectIsRefusedUntilUnlinked() {
        connected(acme, "https://idp.example");
        UserId ana = member(acme, "ana@" + DOMAIN);
        Result.SignedIn first = signedIn(signIn(acme, identity("s1", "ana@" + DOMAIN)));

        assertRefusedBy(SignInCode.MEMBER_LINKED_TO_ANOTHER, signIn(acme, identity("s2", "ana@" + DOMAIN)));

        assertThat(useCases.readDirectory().member(ADMIN, acme, ana).linked()).isTrue();
        useCases.manageConnection().unlink(ADMIN, acme, ana);
        assertThat(useCases.readDirectory().member(ADMIN, acme, ana).linked()).isFalse();
        assertThat(session(first)).isEmpty();
        assertThat(signedIn(signIn(acme, identity("s2", "ana@" + DOMAIN))).member())
                .isEqualTo(ana);
        assertRefused(Problem.Code.NOT_FOUND, () -> useCases.manageConnection()
                .unlink(ADMIN, acme, new UserId(Fixtures.newId())));
    }

    @Test
    void deactivatedMemberIsRefusedAndLosesTheSessionAtOnce() {
        connected(acme, "https://idp.example");
        UserId ana = member(acme, "ana@" + DOMAIN);
        Result.SignedIn result = signedIn(signIn(acme, identity("s1", "ana@" + DOMAIN)));
        assertThat(session(result)).isPresent();

        DirectoryUser active =
                ports.unitOfWork().read(() -> ports.users().find(acme, ana)).orElseThrow();
        ports.unitOfWork().run(() -> ports.users()
                .save(active.withProfile(active.profile().activated(false), Fixtures.CAUSE)));

        assertThat(session(result)).isEmpty();
        assertRefusedBy(SignInCode.MEMBER_INACTIVE, signIn(acme, identity("s1", "ana@" + DOMAIN)));
        assertRefusedBy(SignInCode.MEMBER_INACTIVE, signIn(acme, identity("s2", "ana@" + DOMAIN)));
    }

    @Test
    void memberWhoIsDeactivatedBeforeTheLockIsRefused() {
        connected(acme, "https://idp.example");
        DirectoryUser ana = user("ana@" + DOMAIN);

        assertRefusedBy(SignInCode.MEMBER_INACTIVE, signInWhile(identity("s1", "ana@" + DOMAIN), () -> ports.users()
                .save(ana.withProfile(ana.profile().activated(false), Fixtures.CAUSE))));
        assertThat(useCases.manageSessions().of(ADMIN, acme, ana.id())).isEmpty();
    }

    @Test
    void linkThatIsRemovedBeforeTheLockLetsNobodyIn() {
        connected(acme, "https://idp.example");
        UserId ana = member(acme, "ana@" + DOMAIN);
        signedIn(signIn(acme, identity("s1", "ana@" + DOMAIN)));

        assertRefusedBy(
                SignInCode.NOT_INVITED, signInWhile(identity("s1", "other@" + DOMAIN), () -> ports.subjectLinks()
                        .remove(acme, ana)));
    }

    @Test
    void domainThatIsLostAndConnectionThatEndsBeforeTheLockLetNobodyIn() {
        connected(acme, "https://idp.example");
        member(acme, "ana@" + DOMAIN);
        Organization before =
                ports.unitOfWork().read(() -> ports.organizations().find(acme)).orElseThrow();

        assertRefusedBy(
                SignInCode.DOMAIN_NOT_VERIFIED, signInWhile(identity("s1", "ana@" + DOMAIN), () -> ports.organizations()
                        .save(before.withSso(before.sso(), Set.of(DomainName.of("other.example")), true)
                                .organization())));
        assertRefusedBy(
                SignInCode.CONNECTION_CHANGED, signInWhile(identity("s1", "ana@" + DOMAIN), () -> ports.organizations()
                        .save(before.withSso(Optional.empty(), true).organization())));
    }

    @Test
    void memberWhoHasTheAddressUnderTheLockSignsIn() {
        connected(acme, "https://idp.example");
        DirectoryUser ana = user("ana@" + DOMAIN);
        DirectoryUser bob = user("bob@" + DOMAIN);

        Result result = signInWhile(identity("s1", "ana@" + DOMAIN), () -> {
            ports.users().save(ana.withProfile(Fixtures.withEmail(ana.profile(), "married@" + DOMAIN), Fixtures.CAUSE));
            ports.users().save(bob.withProfile(Fixtures.withEmail(bob.profile(), "ana@" + DOMAIN), Fixtures.CAUSE));
        });

        assertThat(signedIn(result).member()).isEqualTo(bob.id());
    }

    @Test
    void memberWhoIsPatchedMeanwhileSignsInAtTheFirstTry() {
        connected(acme, "https://idp.example");
        DirectoryUser ana = user("ana@" + DOMAIN);
        AtomicInteger locks = new AtomicInteger();

        Result result = signInWhileEachTime(identity("s1", "ana@" + DOMAIN), () -> {
            locks.incrementAndGet();
            ports.users()
                    .save(ana.withProfile(
                            Fixtures.withDetail(ana.profile(), UserAttribute.DISPLAY_NAME, "Ana"), Fixtures.CAUSE));
        });

        assertThat(signedIn(result).member()).isEqualTo(ana.id());
        assertThat(locks).hasValue(1);
    }

    @Test
    void signInIsUnavailableIfTheMarkOfTheMemberChangesAtEveryTry() {
        connected(acme, "https://idp.example");
        UserId ana = user("ana@" + DOMAIN).id();
        AtomicInteger locks = new AtomicInteger();

        assertThatThrownBy(() -> signInWhileEachTime(identity("s1", "ana@" + DOMAIN), () -> {
                    boolean owner = locks.incrementAndGet() % 2 == 1;
                    DirectoryUser present = ports.users().find(acme, ana).orElseThrow();
                    ports.users().save(present.withBreakGlass(owner, environment.now()));
                }))
                .isInstanceOf(Unavailable.class);

        assertThat(locks).hasValue(4);
    }

    /** Signs in, while somebody else commits a change between the first look at the member and the lock. */
    private Result signInWhile(ProvenIdentity identity, Runnable change) {
        AtomicBoolean changed = new AtomicBoolean();
        Result result = signInWhileEachTime(identity, () -> {
            if (!changed.getAndSet(true)) {
                change.run();
            }
        });
        assertThat(changed).isTrue();
        return result;
    }

    private Result signInWhileEachTime(ProvenIdentity identity, Runnable change) {
        Users racing = (Users) Proxy.newProxyInstance(
                Users.class.getClassLoader(), new Class<?>[] {Users.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("lock")) {
                        change.run();
                    }
                    return method.invoke(ports.users(), arguments);
                });
        SignIn signIn = TestUseCases.aWorld()
                .with(provider)
                .useCases(Fixtures.with(ports, Users.class, racing), environment)
                .signIn();
        provider.proves(identity);
        Redirect redirect = start(acme);
        return signIn.complete(acme, callback(redirect), Optional.of(redirect.secret()), BROWSER, DEVICE);
    }

    @Test
    void adminUnlinksTheOwnAccountAndIsSignedOut() {
        connected(acme, "https://idp.example");
        DirectoryUser ana = Fixtures.added(ports, Fixtures.admin(acme, "ana@" + DOMAIN));
        Result.SignedIn result = signedIn(signIn(acme, identity("s1", "ana@" + DOMAIN)));

        useCases.manageConnection().unlink(session(result).orElseThrow(), acme, ana.id());

        assertThat(session(result)).isEmpty();
        assertThat(ports.unitOfWork().read(() -> ports.subjectLinks().of(acme, ana.id())))
                .isEmpty();
    }

    @Test
    void signInEndsTheSessionThatTheBrowserHadAtTheStartOrHasAtTheEnd() {
        OrganizationId other = organization("other.example");
        connected(other, "https://other.example");
        connected(acme, "https://idp.example");
        member(other, "ana@other.example");
        member(acme, "ana@" + DOMAIN);
        Result.SignedIn untouched = signedIn(signIn(acme, identity("s1", "ana@" + DOMAIN)));
        Result.SignedIn ofAnother = signedIn(signIn(other, identity("s1", "ana@other.example")));
        Result.SignedIn meanwhile = signedIn(signIn(acme, identity("s1", "ana@" + DOMAIN)));
        Browser starting = with(ofAnother);

        provider.proves(identity("s2", "nobody@" + DOMAIN));
        Redirect refused = useCases.signIn().start(acme, Optional.empty(), Optional.empty(), starting);
        assertRefusedBy(SignInCode.NOT_INVITED, complete(acme, refused, Optional.of(refused.secret())));
        assertThat(session(ofAnother)).isPresent();

        provider.proves(identity("s1", "ana@" + DOMAIN));
        Redirect redirect = useCases.signIn().start(acme, Optional.empty(), Optional.empty(), starting);
        Result.SignedIn next = signedIn(useCases.signIn()
                .complete(acme, callback(redirect), Optional.of(redirect.secret()), with(meanwhile), DEVICE));

        assertThat(session(ofAnother)).isEmpty();
        assertThat(session(meanwhile)).isEmpty();
        assertThat(session(untouched)).isPresent();
        assertThat(session(next)).isPresent();
    }

    @Test
    void sessionOfAnotherOrganizationThatCannotBeEndedKeepsNobodyFromSigningIn() {
        OrganizationId other = organization("other.example");
        connected(other, "https://other.example");
        connected(acme, "https://idp.example");
        member(other, "ana@other.example");
        member(acme, "ana@" + DOMAIN);
        Result.SignedIn ofAnother = signedIn(signIn(other, identity("s1", "ana@other.example")));
        provider.proves(identity("s1", "ana@" + DOMAIN));

        Result result = signInThoughNoSessionCanBeEnded(with(ofAnother));

        assertThat(session(signedIn(result))).isPresent();
        assertThat(newest().state()).isEqualTo(SignInAttempt.State.SUCCEEDED);
    }

    @Test
    void signInIsUndoneIfTheFormerSessionOfTheSameOrganizationCannotBeEnded() {
        connected(acme, "https://idp.example");
        UserId ana = member(acme, "ana@" + DOMAIN);
        Result.SignedIn former = signedIn(signIn(acme, identity("s1", "ana@" + DOMAIN)));

        assertThatThrownBy(() -> signInThoughNoSessionCanBeEnded(with(former)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(useCases.manageSessions().of(ADMIN, acme, ana)).hasSize(1);
        assertThat(session(former)).isPresent();
    }

    private Result signInThoughNoSessionCanBeEnded(Browser browser) {
        Sessions failing = (Sessions) Proxy.newProxyInstance(
                Sessions.class.getClassLoader(), new Class<?>[] {Sessions.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("end")) {
                        throw new IllegalStateException("no session can be ended");
                    }
                    return method.invoke(ports.sessions(), arguments);
                });
        SignIn signIn = TestUseCases.aWorld()
                .with(provider)
                .useCases(Fixtures.with(ports, Sessions.class, failing), environment)
                .signIn();
        Redirect redirect = signIn.start(acme, Optional.empty(), Optional.empty(), browser);
        return signIn.complete(acme, callback(redirect), Optional.of(redirect.secret()), browser, DEVICE);
    }

    private static Browser with(Result.SignedIn signedIn) {
        return new Browser("request", "192.0.2.7", Optional.of(signedIn.cookie().reference()));
    }

    @Test
    void unknownPersonJoinsInModeJitOnly() {
        connected(acme, "https://idp.example");
        ProvenIdentity zoe = identity("s9", "zoe@" + DOMAIN);
        assertRefusedBy(SignInCode.NOT_INVITED, signIn(acme, zoe));
        switched(ProvisioningMode.JIT);
        assertRefusedBy(SignInCode.DOMAIN_NOT_VERIFIED, signIn(acme, identity("s8", "zoe@other.example")));

        UserId joined = signedIn(signIn(acme, zoe)).member();

        DirectoryUser member =
                ports.unitOfWork().read(() -> ports.users().find(acme, joined)).orElseThrow();
        assertThat(member.origin()).isEqualTo(DirectoryUser.Origin.JIT);
        assertThat(member.profile().primaryEmail().map(EmailAddress::value)).contains("zoe@" + DOMAIN);
        assertThat(signedIn(signIn(acme, zoe)).member()).isEqualTo(joined);
        switched(ProvisioningMode.SCIM);
        assertRefusedBy(SignInCode.NOT_PROVISIONED, signIn(acme, identity("s7", "yan@" + DOMAIN)));
    }

    @Test
    void invitationLetsNobodyInAfterItsEndOrInModeScim() {
        connected(acme, "https://idp.example");
        LinkToken link = invited("zoe@" + DOMAIN);
        assertThat(useCases.manageInvitations().open(link)).isPresent();

        switched(ProvisioningMode.SCIM);
        assertRefusedBy(SignInCode.NOT_PROVISIONED, signIn(acme, identity("s9", "zoe@" + DOMAIN)));
        switched(ProvisioningMode.MANUAL);
        now = now.plus(Invitation.LIFE).minusNanos(1_000);
        assertThat(useCases.manageInvitations().open(link)).isPresent();
        now = now.plusNanos(1_000);
        assertThat(useCases.manageInvitations().open(link)).isEmpty();
        assertRefusedBy(SignInCode.NOT_INVITED, signIn(acme, identity("s9", "zoe@" + DOMAIN)));

        invited("zoe@" + DOMAIN);
        signedIn(signIn(acme, identity("s9", "zoe@" + DOMAIN)));
        assertThat(useCases.manageInvitations().open(link)).isEmpty();
    }

    @Test
    void nobodyIsInvitedWhileMembersCannotSignInThroughTheConnection() {
        assertRefused(Problem.Code.PRECONDITION_MISSING, () -> invited("zoe@" + DOMAIN));
        save(acme, "https://idp.example");
        assertRefused(Problem.Code.PRECONDITION_MISSING, () -> invited("zoe@" + DOMAIN));

        connected(acme, "https://idp.example");

        assertThat(useCases.manageInvitations().open(invited("zoe@" + DOMAIN))).isPresent();
    }

    private LinkToken invited(String address) {
        return useCases.manageInvitations()
                .invite(ADMIN, acme, EmailAddress.of(address), Optional.empty())
                .token();
    }

    @Test
    void addressOfAVerifiedDomainMakesAMemberEvenIfAnotherOrganizationHoldsIt() {
        connected(acme, "https://idp.example");
        switched(ProvisioningMode.JIT);
        OrganizationId other = organization("squatter.example");
        UserId squatter = member(other, "zoe@" + DOMAIN);

        UserId zoe = signedIn(signIn(acme, identity("s9", "zoe@" + DOMAIN))).member();

        assertThat(zoe).isNotEqualTo(squatter);
        assertThat(ports.unitOfWork().<Optional<DirectoryUser>>read(() -> ports.users()
                        .findByEmail(other, EmailAddress.of("zoe@" + DOMAIN))))
                .isEmpty();
    }

    @Test
    void userNameThatAnotherMemberHasMakesNoMember() {
        connected(acme, "https://idp.example");
        switched(ProvisioningMode.JIT);
        Fixtures.added(
                ports, Fixtures.user(acme, Fixtures.withEmail(Fixtures.profile("zoe@" + DOMAIN), "other@" + DOMAIN)));

        assertRefusedBy(SignInCode.ADDRESS_IN_USE, signIn(acme, identity("s9", "zoe@" + DOMAIN)));
    }

    @Test
    void personWithoutAnAddressIsRefused() {
        connected(acme, "https://idp.example");

        assertRefusedBy(
                SignInCode.EMAIL_MISSING, signIn(acme, identity("s1", Optional.empty(), EmailVerification.UNSTATED)));
    }

    @Test
    void personWhoseNamesMakeNoValidMemberIsRefused() {
        connected(acme, "https://idp.example");
        switched(ProvisioningMode.JIT);
        ProvenIdentity zoe = identity("s1", "zoe@" + DOMAIN);

        assertRefusedBy(
                SignInCode.MEMBER_NOT_MADE,
                signIn(
                        acme,
                        new ProvenIdentity(
                                "s1",
                                zoe.email(),
                                zoe.emailVerification(),
                                Optional.empty(),
                                new PersonNames(Optional.of("z".repeat(70_000)), Optional.empty(), Optional.empty()),
                                zoe.groups(),
                                Optional.empty(),
                                Map.of())));
        assertThat(ports.unitOfWork().read(() -> ports.users().findByEmail(acme, EmailAddress.of("zoe@" + DOMAIN))))
                .isEmpty();
    }

    @Test
    void answerWorksOnceAndInTheBrowserThatStartedOnly() {
        connected(acme, "https://idp.example");
        member(acme, "ana@" + DOMAIN);
        provider.proves(identity("s1", "ana@" + DOMAIN));
        Redirect redirect = start(acme);
        AttemptSecret other = AttemptSecret.of(new byte[AttemptSecret.BYTES]);

        assertRefusedBy(SignInCode.ATTEMPT_IN_ANOTHER_BROWSER, complete(acme, redirect, Optional.of(other)));
        assertRefusedBy(SignInCode.ATTEMPT_IN_ANOTHER_BROWSER, complete(acme, redirect, Optional.empty()));
        assertRefusedBy(
                SignInCode.ATTEMPT_UNKNOWN,
                complete(organization("two.example"), redirect, Optional.of(redirect.secret())));
        signedIn(complete(acme, redirect, Optional.of(redirect.secret())));
        assertRefusedBy(SignInCode.ATTEMPT_ENDED, complete(acme, redirect, Optional.of(redirect.secret())));
    }

    @Test
    void signInEndsAfterTenMinutes() {
        connected(acme, "https://idp.example");
        provider.proves(identity("s1", "ana@" + DOMAIN));
        Redirect redirect = start(acme);

        now = now.plus(SignInAttempt.LIFE);

        assertRefusedBy(SignInCode.ATTEMPT_EXPIRED, complete(acme, redirect, Optional.of(redirect.secret())));
        assertThat(newest().outcomeAt(now)).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void refusalIsLoggedWithItsCodeAndTheAddress() {
        connected(acme, "https://idp.example");

        signIn(acme, identity("s1", "nobody@" + DOMAIN));

        assertThat(newest().refusal().map(SignInAttempt.Refusal::code)).contains(SignInCode.NOT_INVITED);
        assertThat(newest().address()).contains("nobody@" + DOMAIN);
        assertThat(newest().browser().requestId()).isEqualTo("request");
    }

    @Test
    void connectionThatChangedMeanwhileEndsTheSignIn() {
        connected(acme, "https://idp.example");
        member(acme, "ana@" + DOMAIN);
        provider.proves(identity("s1", "ana@" + DOMAIN));
        Redirect redirect = start(acme);

        connected(acme, "https://next.example");
        provider.proves(identity("s1", "ana@" + DOMAIN));

        assertRefusedBy(SignInCode.CONNECTION_CHANGED, complete(acme, redirect, Optional.of(redirect.secret())));
    }

    @Test
    void attestedConnectionAloneLetsNobodySignIn() {
        assertThatThrownBy(() -> start(acme))
                .isInstanceOfSatisfying(SignInRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo(SignInCode.CONNECTION_MISSING));
    }

    @Test
    void addressLeadsToTheOrganizationOfItsDomain() {
        connected(acme, "https://idp.example");
        member(acme, "ana@" + DOMAIN);
        provider.proves(identity("s1", "ana@" + DOMAIN));

        Redirect redirect = useCases.signIn().start("ana@" + DOMAIN, Optional.of("/console"), BROWSER);

        Result.SignedIn result = signedIn(complete(acme, redirect, Optional.of(redirect.secret())));
        assertThat(result.target()).contains("/console");
        for (String unknown : List.of("ana@nowhere.example", "no address")) {
            assertThatThrownBy(() -> useCases.signIn().start(unknown, Optional.empty(), BROWSER))
                    .isInstanceOfSatisfying(SignInRefused.class, refused -> assertThat(refused.code())
                            .isEqualTo(SignInCode.ADDRESS_UNKNOWN));
        }
    }

    @Test
    void refusalKeepsTheTargetForTheBrowserThatAskedForIt() {
        connected(acme, "https://idp.example");
        provider.proves(identity("s1", "nobody@" + DOMAIN));
        Redirect redirect = useCases.signIn().start("ana@" + DOMAIN, Optional.of("/console/members"), BROWSER);
        AttemptSecret other = AttemptSecret.of(new byte[AttemptSecret.BYTES]);

        assertThat(targetOfRefusal(redirect, other)).isEmpty();
        assertThat(targetOfRefusal(redirect, redirect.secret())).contains("/console/members");
        // ended
        assertThat(targetOfRefusal(redirect, redirect.secret())).contains("/console/members");
        assertThat(targetOfRefusal(redirect, other)).isEmpty();
    }

    @Test
    void pageOfAnotherOrganizationIsNoTarget() {
        OrganizationId other = organization("other.example");
        connected(acme, "https://idp.example");

        for (String end : List.of("", "/", "/identity?person=ceo@other.example", "?a", "#a")) {
            String target = "/console/organizations/" + other + end;
            useCases.signIn().start("ana@" + DOMAIN, Optional.of(target), BROWSER);
            assertThat(newest().target()).as(target).isEmpty();
        }
        for (String own : List.of(acme.toString(), acme.toString().toUpperCase(Locale.ROOT))) {
            String target = "/console/organizations/" + own + "/members";
            useCases.signIn().start("ana@" + DOMAIN, Optional.of(target), BROWSER);
            assertThat(newest().target()).contains(target);
        }
    }

    @Test
    void answerWithoutASecretReadsTheSignInOnce() {
        connected(acme, "https://idp.example");
        Redirect redirect = useCases.signIn().start("ana@" + DOMAIN, Optional.of("/console/members"), BROWSER);
        AtomicInteger reads = new AtomicInteger();
        SignIns counted = (SignIns) Proxy.newProxyInstance(
                SignIns.class.getClassLoader(), new Class<?>[] {SignIns.class}, (proxy, method, arguments) -> {
                    reads.addAndGet(method.getName().equals("find") ? 1 : 0);
                    return method.invoke(ports.signIns(), arguments);
                });
        SignIn signIn = TestUseCases.aWorld()
                .with(provider)
                .useCases(Fixtures.with(ports, SignIns.class, counted), environment)
                .signIn();

        signIn.complete(acme, callback(redirect), Optional.empty(), BROWSER, DEVICE);

        assertThat(reads).hasValue(1);
    }

    private Optional<String> targetOfRefusal(Redirect redirect, AttemptSecret secret) {
        return ((Result.Refused) complete(acme, redirect, Optional.of(secret))).target();
    }

    @Test
    void browserIsNotSentToAnotherServer() {
        for (String target : List.of("//evil.example", "https://evil.example", "/\\evil.example", "console", "/a b")) {
            assertThat(SignInAttempt.ownPath(Optional.of(target))).as(target).isEmpty();
        }
        assertThat(SignInAttempt.ownPath(Optional.of("/console?a=b"))).isPresent();
    }

    @Test
    void draftTouchesNothingUntilItIsTestedAndActivated() {
        connected(acme, "https://idp.example");
        member(acme, "ana@" + DOMAIN);
        Status drafted = save(acme, "https://next.example");
        long number = drafted.connection().lastNumber();

        assertThat(drafted.missing()).hasSize(1);
        assertRefused(Problem.Code.PRECONDITION_MISSING, () -> connection().activate(ADMIN, acme, number));
        assertRefused(Problem.Code.STALE, () -> connection().activate(ADMIN, acme, number - 1));
        assertThat(issuer(connection().find(ADMIN, acme).connection().active().orElseThrow()))
                .isEqualTo("https://idp.example");

        test(acme, identity("t1", "ana@" + DOMAIN));
        assertThat(connection().find(ADMIN, acme).missing()).isEmpty();
        Status active = connection().activate(ADMIN, acme, number);

        assertThat(active.inUse()).isTrue();
        assertThat(issuer(active.connection().active().orElseThrow())).isEqualTo("https://next.example");
        now = now.plus(Duration.ofDays(7)).minusSeconds(1);
        assertThat(issuer(
                        connection().rollBack(ADMIN, acme).connection().active().orElseThrow()))
                .isEqualTo("https://idp.example");
        now = now.plus(Duration.ofDays(7));
        assertRefused(Problem.Code.MODE_CONFLICT, () -> connection().rollBack(ADMIN, acme));
    }

    @Test
    void testedDraftIsActivatedOnlyOnceADomainIsVerified() {
        Organization domainless =
                Fixtures.acme().withSso(Optional.empty(), Set.of(), false).organization();
        ports.unitOfWork().run(() -> ports.organizations().add(domainless));
        long number = tested(domainless.id(), save(domainless.id(), "https://idp.example"));

        Problem refusal = assertRefused(
                Problem.Code.PRECONDITION_MISSING, () -> connection().activate(ADMIN, domainless.id(), number));
        assertThat(refusal.detail()).isEqualTo("Verify a domain of your members' e-mail addresses.");

        ports.unitOfWork().run(() -> ports.organizations()
                .save(domainless
                        .withSso(Optional.empty(), Set.of(DomainName.of("late.example")), false)
                        .organization()));
        assertThat(connection().activate(ADMIN, domainless.id(), number).inUse())
                .isTrue();
    }

    @Test
    void activationAndSwapBackAreEachPublishedOnce() {
        connected(acme, "https://idp.example");
        assertThat(changesOfTheConnection()).isOne();
        connected(acme, "https://next.example");
        assertThat(changesOfTheConnection()).isEqualTo(2);
        connection().rollBack(ADMIN, acme);
        assertThat(changesOfTheConnection()).isEqualTo(3);
    }

    private long changesOfTheConnection() {
        while (useCases.relayEvents().relay()) {
            // until all are numbered
        }
        return useCases.readEvents().oldest(ADMIN, acme, 100).page().stream()
                .map(Event::type)
                .filter(EventType.CONNECTION_CHANGED.name()::equals)
                .count();
    }

    @Test
    void roleOfTheActiveVersionAndOfTheDraftIsChangedWithoutATest() {
        assertRefused(Problem.Code.PRECONDITION_MISSING, () -> connection().changeRole(ADMIN, acme, OrgRole.DEVELOPER));
        connected(acme, "https://idp.example");
        save(acme, "https://next.example");

        Status changed = connection().changeRole(ADMIN, acme, OrgRole.VIEWER);

        assertThat(changed.inUse()).isTrue();
        assertThat(changed.connection().active().orElseThrow().role()).isEqualTo(OrgRole.VIEWER);
        assertThat(changed.connection().draft().orElseThrow().role()).isEqualTo(OrgRole.VIEWER);
        assertThat(roleThatCounts()).contains(OrgRole.VIEWER);
        assertThat(newestAct().details())
                .containsEntry("role", "VIEWER")
                .containsEntry("role.before", "DEVELOPER")
                .containsEntry("draftRole", "VIEWER")
                .containsEntry("draftRole.before", "DEVELOPER");
    }

    @Test
    void loweredRoleComesBackNeitherByTheWayBackNorByAnOlderDraft() {
        connected(acme, "https://one.example");
        connected(acme, "https://two.example");
        save(acme, "https://three.example");
        connection().changeRole(ADMIN, acme, OrgRole.VIEWER);

        connection().rollBack(ADMIN, acme);

        assertThat(issuer(active())).isEqualTo("https://one.example");
        assertThat(roleThatCounts()).contains(OrgRole.VIEWER);
        assertThat(newestAct().details()).doesNotContainKey("role");
        connection().rollBack(ADMIN, acme);
        assertThat(roleThatCounts()).contains(OrgRole.VIEWER);

        Status status = connection().find(ADMIN, acme);
        connection().activate(ADMIN, acme, tested(acme, status));

        assertThat(issuer(active())).isEqualTo("https://three.example");
        assertThat(roleThatCounts()).contains(OrgRole.VIEWER);
    }

    @Test
    void draftWithAnotherRoleIsAnotherVersionThatNeedsATestOfItsOwn() {
        connected(acme, "https://one.example");
        long older = save(acme, "https://two.example").connection().lastNumber();
        assertThat(test(
                        acme,
                        identity(
                                "s1",
                                user("ana@" + DOMAIN)
                                        .primaryEmail()
                                        .orElseThrow()
                                        .value())))
                .isInstanceOf(Result.TestPassed.class);

        connection().changeRole(ADMIN, acme, OrgRole.DEVELOPER);
        assertThat(connection().find(ADMIN, acme).connection().testedUntil()).isPresent();
        connection().changeRole(ADMIN, acme, OrgRole.VIEWER);

        assertThat(connection().find(ADMIN, acme).connection().testedUntil()).isEmpty();
        assertRefused(Problem.Code.STALE, () -> connection().activate(ADMIN, acme, older));
        assertRefused(Problem.Code.PRECONDITION_MISSING, () -> connection().activate(ADMIN, acme, older + 1));
        assertThat(test(acme, identity("s1", "ana@" + DOMAIN)))
                .isInstanceOfSatisfying(
                        Result.TestPassed.class,
                        passed -> assertThat(passed.report().role()).contains(OrgRole.VIEWER));
        connection().activate(ADMIN, acme, older + 1);
        assertThat(roleThatCounts()).contains(OrgRole.VIEWER);
    }

    @Test
    void testEndsIfTheRoleOfItsDraftIsChangedWhileTheProviderIsAsked() {
        connected(acme, "https://one.example");
        save(acme, "https://two.example");
        provider.answers(() -> {
            connection().changeRole(ADMIN, acme, OrgRole.VIEWER);
            return identity(
                    "s1", user("ana@" + DOMAIN).primaryEmail().orElseThrow().value());
        });
        ManageConnection.Test test = connection().test(ADMIN, acme, BROWSER);
        Redirect redirect = useCases.signIn().openTest(acme, test.id(), test.secret());

        assertRefusedBy(SignInCode.CONNECTION_CHANGED, complete(acme, redirect, Optional.of(redirect.secret())));
    }

    @Test
    void roleOfAnActivatedDraftStaysOnTheWayBackAndIsInTheAuditLog() {
        connected(acme, "https://one.example");
        long number = tested(
                acme,
                connection()
                        .save(
                                ADMIN,
                                acme,
                                new Draft(
                                        SsoFixtures.oidc("https://one.example"),
                                        Optional.of(OrgRole.VIEWER),
                                        Optional.empty())));

        connection().activate(ADMIN, acme, number);

        assertThat(newestAct().details()).containsEntry("role", "VIEWER").containsEntry("role.before", "DEVELOPER");
        Status back = connection().rollBack(ADMIN, acme);
        assertThat(active().number()).isEqualTo(number - 1);
        assertThat(back.connection().former().orElseThrow().version().role()).isEqualTo(OrgRole.VIEWER);
        assertThat(roleThatCounts()).contains(OrgRole.VIEWER);
    }

    private ConnectionVersion active() {
        return connection().find(ADMIN, acme).connection().active().orElseThrow();
    }

    private Optional<OrgRole> roleThatCounts() {
        return ports.unitOfWork().<Optional<OrgRole>>read(() -> ports.organizations()
                .find(acme)
                .flatMap(Organization::sso)
                .map(SsoSummary::connectionRole));
    }

    private AuditEntry newestAct() {
        return useCases.readAuditLog()
                .page(ADMIN, Optional.of(acme), Optional.empty(), 1)
                .items()
                .get(0);
    }

    @Test
    void testChangesNothingAndDoesNotCountAfterADayOrForAnotherVersion() {
        switched(ProvisioningMode.JIT);
        save(acme, "https://idp.example");

        Result result = test(acme, identity("s1", "zoe@" + DOMAIN));

        assertThat(result).isInstanceOfSatisfying(Result.TestPassed.class, passed -> {
            assertThat(passed.report().member()).isEmpty();
            assertThat(passed.report().role()).contains(OrgRole.DEVELOPER);
            assertThat(passed.claims()).containsKey("sub");
        });
        assertThat(ports.unitOfWork().read(() -> ports.users().findByEmail(acme, EmailAddress.of("zoe@" + DOMAIN))))
                .isEmpty();
        long number = connection().find(ADMIN, acme).connection().lastNumber();
        now = now.plus(Duration.ofHours(24));
        assertRefused(Problem.Code.PRECONDITION_MISSING, () -> connection().activate(ADMIN, acme, number));
        test(acme, identity("s1", "zoe@" + DOMAIN));
        save(acme, "https://idp.example");
        assertRefused(Problem.Code.STALE, () -> connection().activate(ADMIN, acme, number));
        assertRefused(Problem.Code.PRECONDITION_MISSING, () -> connection().activate(ADMIN, acme, number + 1));
    }

    @Test
    void previewReportsTheResultOfATestAndLeavesNoTrace() {
        connected(acme, "https://idp.example");
        save(acme, "https://next.example");
        useCases.manageInvitations().invite(ADMIN, acme, EmailAddress.of("zoe@" + DOMAIN), Optional.of(OrgRole.ADMIN));
        provider.proves(identity("s1", "zoe@" + DOMAIN));

        Preview preview = useCases.previewSignIn().byDraft(ADMIN, acme, NO_CLAIMS);

        assertThat(preview.version().number()).isEqualTo(2);
        assertThat(preview.identity().orElseThrow().sources()).containsEntry(IdentityPart.EMAIL, "email");
        assertThat(preview.report()).hasValueSatisfying(report -> {
            assertThat(report.member()).isEmpty();
            assertThat(report.role()).contains(OrgRole.ADMIN);
        });
        assertThat(connection().find(ADMIN, acme).missing()).hasSize(1);
        assertThat(connection().find(ADMIN, acme).connection().testedUntil()).isEmpty();
        assertThat(useCases.readSignIns()
                        .search(ADMIN, acme, SignInQuery.newest(1, now))
                        .items())
                .isEmpty();
        assertThat(useCases.manageInvitations()
                        .list(ADMIN, acme, Optional.empty(), 1)
                        .items())
                .hasSize(1);
        assertThat(test(acme, identity("s1", "zoe@" + DOMAIN)))
                .isInstanceOfSatisfying(Result.TestPassed.class, passed -> assertThat(passed.report())
                        .isEqualTo(preview.report().orElseThrow()));
        assertThat(connection().find(ADMIN, acme).connection().testedUntil()).contains(now.plus(Duration.ofHours(24)));
    }

    @Test
    void previewOfClaimsThatIdentifyNobodyHasTheRefusalOnly() {
        save(acme, "https://idp.example");
        provider.answers(() -> {
            throw new SignInRefused(SignInCode.OIDC_TOKEN_SUBJECT, "sub has 0 characters");
        });

        Preview preview = useCases.previewSignIn().byDraft(ADMIN, acme, NO_CLAIMS);

        assertThat(preview.refusal())
                .contains(new SignInAttempt.Refusal(SignInCode.OIDC_TOKEN_SUBJECT, "sub has 0 characters"));
        assertThat(preview.identity()).isEmpty();
        assertThat(preview.report()).isEmpty();
    }

    @Test
    void previewNeedsTheSettingsThatItIsAskedFor() {
        assertRefused(Problem.Code.NOT_FOUND, () -> useCases.previewSignIn().byDraft(ADMIN, acme, NO_CLAIMS));
        save(acme, "https://idp.example");
        assertRefused(Problem.Code.NOT_FOUND, () -> useCases.previewSignIn().byActive(ADMIN, acme, NO_CLAIMS));
    }

    @Test
    void storedSecretIsKeptForTheSameClientOnlyAndNeverShown() {
        save(acme, "https://idp.example");

        connection()
                .save(
                        ADMIN,
                        acme,
                        new Draft(
                                SsoFixtures.oidc("https://idp.example"), Optional.of(OrgRole.ADMIN), Optional.empty()));
        assertThat(connection().check(ADMIN, acme)).hasSize(1);
        assertThat(provider.asked.orElseThrow().secret().map(ClientSecret::text))
                .contains("client-secret-1234");
        Status other = connection()
                .save(
                        ADMIN,
                        acme,
                        new Draft(
                                SsoFixtures.oidc("https://evil.example"),
                                Optional.of(OrgRole.ADMIN),
                                Optional.empty()));

        assertThat(other.connection().draft().orElseThrow().secret()).isEmpty();
        assertThat(other.missing()).anyMatch(step -> step.contains("secret"));
        assertThat(other.toString()).doesNotContain("client-secret");
        assertRefused(Problem.Code.PRECONDITION_MISSING, () -> connection().test(ADMIN, acme, BROWSER));
    }

    private ManageConnection connection() {
        return useCases.manageConnection();
    }

    private static String issuer(ConnectionVersion version) {
        return version.settings().issuer();
    }

    private OrganizationId organization(String domain) {
        Organization organization = Fixtures.acme()
                .withSso(Optional.empty(), Set.of(DomainName.of(domain)), false)
                .organization();
        ports.unitOfWork().run(() -> ports.organizations().add(organization));
        return organization.id();
    }

    private Status save(OrganizationId organization, String issuer) {
        return save(organization, SsoFixtures.oidc(issuer));
    }

    private Status save(OrganizationId organization, OidcSettings settings) {
        return connection()
                .save(
                        ADMIN,
                        organization,
                        new Draft(
                                settings,
                                Optional.of(OrgRole.DEVELOPER),
                                Optional.of(new ClientSecret("client-secret-1234"))));
    }

    private void connected(OrganizationId organization, String issuer) {
        connected(organization, SsoFixtures.oidc(issuer));
    }

    private void connected(OrganizationId organization, OidcSettings settings) {
        long number = tested(organization, save(organization, settings));
        connection().activate(ADMIN, organization, number);
    }

    /** Marks the draft as tested, and returns its number. */
    private long tested(OrganizationId organization, Status drafted) {
        long number = drafted.connection().lastNumber();
        ports.unitOfWork().run(() -> ports.connections()
                .save(ports.connections().of(organization).passed(number, now)));
        return number;
    }

    private Result test(OrganizationId organization, ProvenIdentity identity) {
        provider.proves(identity);
        ManageConnection.Test test = connection().test(ADMIN, organization, BROWSER);
        Redirect redirect = useCases.signIn().openTest(organization, test.id(), test.secret());
        return complete(organization, redirect, Optional.of(redirect.secret()));
    }

    private void switched(ProvisioningMode mode) {
        ports.unitOfWork().run(() -> {
            Organization before = ports.organizations().lock(acme).orElseThrow();
            Organization connected = before.sso().isPresent()
                    ? before
                    : before.withSso(Fixtures.acme(DOMAIN, OrgRole.VIEWER).sso(), before.domains(), false)
                            .organization();
            ports.organizations().save(connected.switchedTo(mode, true).organization());
        });
    }

    private UserId member(OrganizationId organization, String address) {
        return Fixtures.added(ports, Fixtures.user(organization, address)).id();
    }

    private DirectoryUser user(String address) {
        return Fixtures.added(ports, Fixtures.user(acme, address));
    }

    /** Also compares the result with that of the preview before. */
    private Result signIn(OrganizationId organization, ProvenIdentity identity) {
        provider.proves(identity);
        Preview preview = useCases.previewSignIn().byActive(ADMIN, organization, NO_CLAIMS);
        Redirect redirect = start(organization);
        Result result = complete(organization, redirect, Optional.of(redirect.secret()));
        if (result instanceof Result.Refused refused) {
            assertThat(preview.refusal().map(SignInAttempt.Refusal::code)).contains(refused.code());
        } else {
            UserId member = signedIn(result).member();
            TestReport report = preview.report().orElseThrow();
            assertThat(report.member().orElse(member)).isEqualTo(member);
            assertThat(report.role())
                    .isEqualTo(session(signedIn(result)).orElseThrow().role());
        }
        return result;
    }

    private Redirect start(OrganizationId organization) {
        return useCases.signIn().start(organization, Optional.empty(), Optional.empty(), BROWSER);
    }

    private Result complete(OrganizationId organization, Redirect redirect, Optional<AttemptSecret> secret) {
        return useCases.signIn().complete(organization, callback(redirect), secret, BROWSER, DEVICE);
    }

    private static OidcCallback callback(Redirect redirect) {
        String state = redirect.url().getQuery().replace("state=", "");
        return new OidcCallback(Map.of("state", List.of(state), "code", List.of("c")));
    }

    private static Result.SignedIn signedIn(Result result) {
        assertThat(result).isInstanceOf(Result.SignedIn.class);
        return (Result.SignedIn) result;
    }

    private static void assertRefusedBy(SignInCode code, Result result) {
        assertThat(result).isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    private Optional<SignedInMember> session(Result.SignedIn result) {
        return useCases.useSession().find(result.cookie());
    }

    private SignInAttempt newest() {
        return useCases.readSignIns()
                .search(ADMIN, acme, SignInQuery.newest(1, now))
                .items()
                .get(0);
    }

    private static ProvenIdentity identity(String subject, String email) {
        return identity(subject, email, EmailVerification.VERIFIED);
    }

    private static ProvenIdentity identity(String subject, String email, EmailVerification verification) {
        return identity(subject, EmailAddress.parse(email), verification);
    }

    private static ProvenIdentity identity(
            String subject, Optional<EmailAddress> email, EmailVerification verification) {
        return new ProvenIdentity(
                subject,
                email,
                verification,
                Optional.empty(),
                new PersonNames(Optional.of("Zoe"), Optional.of("Zett"), Optional.of("Zoe Zett")),
                new GroupClaims.None(),
                Optional.empty(),
                Map.of("sub", List.of(subject)));
    }
}

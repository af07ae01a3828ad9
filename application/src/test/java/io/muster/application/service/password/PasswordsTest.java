package io.muster.application.service.password;

import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.password.ManagePasswords;
import io.muster.application.port.in.password.ManagePasswords.NewLink;
import io.muster.application.port.in.password.SignInByPassword;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.password.OwnerPasswords;
import io.muster.application.testing.FakeHasher;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.TestUseCases;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.password.Password;
import io.muster.domain.password.PasswordLink;
import io.muster.domain.password.Tries;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.DeviceName;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionCookie;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.token.LinkToken;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Break-glass owners get a password, sign in by it, and change it. */
class PasswordsTest {
    private static final String PASSWORD = "kettle orbit lamp";
    private static final String OTHER = "marble engine cloud";
    private static final Optional<DeviceName> DEVICE = Optional.of(new DeviceName("Firefox on Windows"));
    private static final Browser BROWSER = new Browser("request", "203.0.113.9", Optional.empty());

    private final Scene scene = new Scene();
    private final FakeHasher hasher = new FakeHasher();
    private final ManagePasswords passwords = TestUseCases.aWorld()
            .with(hasher)
            .useCases(scene.ports, scene.environment)
            .managePasswords();
    private final SignInByPassword signInByPassword = TestUseCases.aWorld()
            .with(hasher)
            .useCases(scene.ports, scene.environment)
            .signInByPassword();
    private final OrganizationId acme = scene.organization().id();
    private final DirectoryUser ana = owner();
    private final String address = ana.primaryEmail().orElseThrow().value();

    @Test
    void ownerSetsThePasswordByTheLinkAndIsSignedInThenAndLater() {
        SessionCookie first = set(link(), PASSWORD).orElseThrow();
        SignedInMember byLink = scene.sessions.find(first).orElseThrow();
        SignedInMember byPassword =
                scene.sessions.find(signIn(PASSWORD).orElseThrow()).orElseThrow();

        for (SignedInMember signedIn : List.of(byLink, byPassword)) {
            assertThat(signedIn.session().member()).isEqualTo(ana.id());
            assertThat(signedIn.session().method()).isEqualTo(AuthenticationMethod.PASSWORD);
            signedIn.requireRecentSignIn(scene.environment.now());
        }
        assertThat(actions())
                .startsWith(
                        AuditAction.PASSWORD_SIGN_IN.name(),
                        AuditAction.PASSWORD_SET.name(),
                        AuditAction.PASSWORD_LINK_MADE.name());
        AuditEntry entry = entries().get(0);
        assertThat(entry.actor()).endsWith("(" + ana.id() + ")");
        assertThat(entry.details()).containsEntry("clientAddress", "203.0.113.9");
        assertThat(entries().toString()).doesNotContain(PASSWORD);
    }

    @Test
    void linkWorksOnceAndOnlyTheNewestOneUntilItsEnd() {
        LinkToken first = link();
        LinkToken second = link();
        assertThat(signInByPassword.open(first)).isEmpty();
        assertThat(set(first, PASSWORD)).isEmpty();
        assertThat(signInByPassword.open(second))
                .hasValueSatisfying(open -> assertThat(open.address()).isEqualTo(address));
        assertThat(set(second, PASSWORD)).isPresent();
        assertThat(set(second, OTHER)).isEmpty();
        assertThat(signIn(OTHER)).isEmpty();

        LinkToken ended = link();
        scene.passes(PasswordLink.LIFE.minusNanos(1_000));
        assertThat(signInByPassword.open(ended)).isPresent();
        scene.passes(Duration.ofNanos(1_000));
        assertThat(set(ended, OTHER)).isEmpty();
    }

    @Test
    void linkOfAnotherMemberOrganizationOrSecretIsDead() {
        LinkToken link = link();
        OrganizationId other = scene.another("other.example").id();
        DirectoryUser bob = owner();

        for (LinkToken forged : List.of(
                new LinkToken(other, link.id(), link.secret()),
                new LinkToken(acme, bob.id().value(), link.secret()),
                new LinkToken(acme, link.id(), "A".repeat(43)))) {
            assertThat(signInByPassword.open(forged)).isEmpty();
            assertThat(set(forged, PASSWORD)).isEmpty();
        }
        assertThat(LinkToken.parse(link.text() + "x")).isEmpty();
        assertThat(LinkToken.parse(link.text())).contains(link);
    }

    @Test
    void revokedLinkIsDeadAndRevokedOnce() {
        LinkToken link = link();
        passwords.revokeLink(scene.admin, acme, ana.id());

        assertThat(signInByPassword.open(link)).isEmpty();
        assertRefused(Code.NOT_FOUND, () -> passwords.revokeLink(scene.admin, acme, ana.id()));
        assertThat(actions()).startsWith(AuditAction.PASSWORD_LINK_REVOKED.name());
    }

    @Test
    void refusedPasswordLeavesTheLinkAsItIs() {
        LinkToken link = link();

        assertRefused(Code.INVALID_VALUE, () -> set(link, "password1234"));
        assertRefused(Code.INVALID_VALUE, () -> set(link, "short"));
        assertThat(set(link, PASSWORD)).isPresent();
    }

    @Test
    void unknownAddressWrongPasswordAndNoPasswordGetTheSameAnswerForTheSameWork() {
        set(link(), PASSWORD);
        DirectoryUser plain = member();
        String plainAddress = plain.primaryEmail().orElseThrow().value();

        for (String who :
                List.of(address, plainAddress, "nobody@" + scene.domain, "x@elsewhere.example", "no address")) {
            int before = hasher.hashed();
            assertThat(signInByPassword.signIn(who, OTHER, BROWSER, DEVICE)).isEmpty();
            assertThat(hasher.hashed() - before).as(who).isEqualTo(1);
        }
        int before = hasher.hashed();
        assertThat(signInByPassword.signIn(address, "x".repeat(5_000), BROWSER, DEVICE))
                .isEmpty();
        assertThat(hasher.hashed() - before).isEqualTo(1);
    }

    @Test
    void everyRefusalUsesThePasswordsAlikeInAsManyUnitsOfWork() {
        set(link(), PASSWORD);
        DirectoryUser slowed = owner();
        NewLink made = passwords.makeLink(scene.admin, acme, slowed.id());
        set(made.token(), PASSWORD);
        String slowedAddress = slowed.primaryEmail().orElseThrow().value();
        for (int wrong = 0; wrong < Tries.FREE; wrong++) {
            assertThat(signInByPassword.signIn(slowedAddress, OTHER, BROWSER, DEVICE))
                    .isEmpty();
        }
        String withoutPassword = owner().primaryEmail().orElseThrow().value();
        String plain = member().primaryEmail().orElseThrow().value();
        List<String> used = new ArrayList<>();
        Ports units = recorded(UnitOfWork.class, scene.ports, scene.ports.unitOfWork(), used);
        Ports all = recorded(OwnerPasswords.class, units, units.ownerPasswords(), used);
        SignInByPassword watched = TestUseCases.aWorld()
                .with(hasher)
                .useCases(all, scene.environment)
                .signInByPassword();

        for (String who : List.of(
                address, slowedAddress, withoutPassword, plain, "nobody@" + scene.domain, "x@elsewhere.example")) {
            used.clear();
            assertThat(watched.signIn(who, OTHER, BROWSER, DEVICE)).isEmpty();
            assertThat(used).as(who).hasSize(4).startsWith("read", "write", "lock");
            assertThat(used.get(3)).as(who).isIn("save", "countNobodys");
        }
    }

    /** Returns ports of which one notes the names of the methods that are called. */
    private static <P> Ports recorded(Class<P> port, Ports ports, P real, List<String> used) {
        Object recording =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    used.add(method.getName());
                    return method.invoke(real, arguments);
                });
        return Fixtures.with(ports, port, port.cast(recording));
    }

    @Test
    void signInEndsTheFormerSessionOfTheBrowser() {
        SessionCookie first = set(link(), PASSWORD).orElseThrow();
        Browser again = new Browser("request", "203.0.113.9", Optional.of(first.reference()));

        assertThat(signInByPassword.signIn(address, OTHER, again, DEVICE)).isEmpty();
        assertThat(scene.sessions.find(first)).isPresent();
        assertThat(signInByPassword.signIn(address, PASSWORD, again, DEVICE)).isPresent();

        assertThat(scene.sessions.find(first)).isEmpty();
    }

    @Test
    void triesWaitEvenForTheRightPasswordAndStartAnewAfterASuccess() {
        set(link(), PASSWORD);
        for (int wrong = 0; wrong < Tries.FREE; wrong++) {
            assertThat(signIn(OTHER)).isEmpty();
        }
        int before = hasher.hashed();
        assertThat(signIn(PASSWORD)).isEmpty();
        assertThat(hasher.hashed() - before).isEqualTo(1);
        assertThat(actions()).startsWith(AuditAction.PASSWORD_TRIES_SLOWED.name());

        scene.passes(Duration.ofSeconds(1));
        assertThat(signIn(PASSWORD)).isPresent();
        for (int wrong = 0; wrong < Tries.FREE - 1; wrong++) {
            assertThat(signIn(OTHER)).isEmpty();
        }
        assertThat(signIn(PASSWORD)).isPresent();
    }

    @Test
    void newLinkIsAWayAroundTriesOfOthers() {
        set(link(), PASSWORD);
        for (int wrong = 0; wrong < 20; wrong++) {
            signIn(OTHER);
        }

        assertThat(set(link(), OTHER)).isPresent();
        assertThat(signIn(OTHER)).isPresent();
    }

    @Test
    void settingAndChangingEndAllSessionsOfTheOwner() {
        SignedInMember first =
                scene.sessions.find(set(link(), PASSWORD).orElseThrow()).orElseThrow();
        SessionCookie second = signIn(PASSWORD).orElseThrow();

        passwords.change(first, PASSWORD, OTHER);
        assertThat(scene.sessions.find(second)).isEmpty();
        assertRefused(Code.UNAUTHENTICATED, () -> passwords.change(first, OTHER, PASSWORD));
        assertThat(signIn(PASSWORD)).isEmpty();

        SessionCookie third = signIn(OTHER).orElseThrow();
        set(link(), PASSWORD);
        assertThat(scene.sessions.find(third)).isEmpty();
    }

    @Test
    void changeNeedsThePresentPasswordAndCountsTries() {
        SignedInMember caller =
                scene.sessions.find(set(link(), PASSWORD).orElseThrow()).orElseThrow();

        assertRefused(Code.INVALID_VALUE, () -> passwords.change(caller, PASSWORD, "short"));
        for (int wrong = 0; wrong < Tries.FREE; wrong++) {
            assertRefused(Code.FORBIDDEN, () -> passwords.change(caller, "wrong", OTHER));
        }
        assertRefused(Code.FORBIDDEN, () -> passwords.change(caller, PASSWORD, OTHER));
        assertRefused(Code.FORBIDDEN, () -> passwords.change(scene.signedIn(OrgRole.ADMIN), PASSWORD, OTHER));
    }

    @Test
    void ownerWithoutTheMarkOrWithoutAccessHasNoWayIn() {
        set(link(), PASSWORD);
        SessionCookie session = signIn(PASSWORD).orElseThrow();
        LinkToken link = link();
        scene.members.setBreakGlass(scene.admin, acme, ana.id(), false);

        assertThat(scene.sessions.find(session)).isEmpty();
        assertThat(signIn(PASSWORD)).isEmpty();
        assertThat(signInByPassword.open(link)).isEmpty();
        assertRefused(Code.PRECONDITION_MISSING, () -> passwords.makeLink(scene.admin, acme, ana.id()));
        scene.members.setBreakGlass(scene.admin, acme, ana.id(), true);
        assertThat(signIn(PASSWORD)).isEmpty();
    }

    @Test
    void linksAreMadeByAdminsWithARecentSignInForOthersOnly() {
        SignedInMember admin = scene.signedIn(OrgRole.ADMIN);
        OrganizationId other = scene.another("other.example").id();
        passwords.makeLink(admin, acme, ana.id());
        scene.members.setBreakGlass(scene.admin, acme, admin.session().member(), true);

        assertRefused(
                Code.FORBIDDEN,
                () -> passwords.makeLink(admin, acme, admin.session().member()));
        assertRefused(Code.FORBIDDEN, () -> passwords.makeLink(scene.signedIn(OrgRole.DEVELOPER), acme, ana.id()));
        assertRefused(Code.NOT_FOUND, () -> passwords.makeLink(admin, other, ana.id()));
        assertRefused(Code.NOT_FOUND, () -> passwords.makeLink(scene.admin, other, ana.id()));
        assertRefused(Code.NOT_FOUND, () -> passwords.of(admin, other, ana.id()));
        scene.passes(Session.RECENT);
        assertRefused(Code.SIGN_IN_AGAIN, () -> passwords.makeLink(admin, acme, ana.id()));
        assertRefused(Code.SIGN_IN_AGAIN, () -> passwords.revokeLink(admin, acme, ana.id()));
    }

    @Test
    void endedAdminMakesNoLink() {
        SignedInMember gone = scene.signedIn(OrgRole.ADMIN);
        scene.sessions.end(gone);

        assertRefused(Code.UNAUTHENTICATED, () -> passwords.makeLink(gone, acme, ana.id()));
        assertThat(passwords.of(scene.admin, acme, ana.id())).isEmpty();
    }

    @Test
    void hashOfOldParametersIsReplacedAtTheNextSignIn() {
        scene.ports.unitOfWork().run(() -> scene.ports
                .ownerPasswords()
                .save(OwnerPassword.none(acme, ana.id())
                        .set(FakeHasher.old(new Password(PASSWORD)), scene.environment.now())));
        OwnerPassword before = passwords.of(scene.admin, acme, ana.id()).orElseThrow();

        assertThat(signIn(PASSWORD)).isPresent();

        OwnerPassword after = passwords.of(scene.admin, acme, ana.id()).orElseThrow();
        assertThat(after.hash())
                .hasValueSatisfying(hash -> assertThat(hasher.isCurrent(hash)).isTrue());
        assertThat(after.changed()).isEqualTo(before.changed());
        assertThat(signIn(PASSWORD)).isPresent();
    }

    private DirectoryUser owner() {
        DirectoryUser member = member();
        return scene.members.setBreakGlass(scene.admin, acme, member.id(), true);
    }

    private DirectoryUser member() {
        UserId id = scene.signedIn(OrgRole.ADMIN).session().member();
        return scene.ports
                .unitOfWork()
                .read(() -> scene.ports.users().find(acme, id))
                .orElseThrow();
    }

    private LinkToken link() {
        NewLink made = passwords.makeLink(scene.admin, acme, ana.id());
        return made.token();
    }

    private Optional<SessionCookie> set(LinkToken link, String password) {
        return signInByPassword.use(link, password, BROWSER, DEVICE);
    }

    private Optional<SessionCookie> signIn(String password) {
        return signInByPassword.signIn(address, password, BROWSER, DEVICE);
    }

    private List<String> actions() {
        return entries().stream().map(AuditEntry::action).toList();
    }

    private List<AuditEntry> entries() {
        return scene.auditing
                .page(scene.admin, Optional.of(acme), Optional.empty(), 50)
                .items();
    }
}

package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.UseCases;
import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.connection.ManageConnection.Draft;
import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.in.signin.SignIn.Redirect;
import io.muster.application.port.in.signin.SignIn.Result;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.removal.Removals;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.application.testing.TestUseCases;
import io.muster.application.testing.fake.FakeProvider;
import io.muster.domain.connection.ClientSecret;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.EmailVerification;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.PersonNames;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer.OidcCallback;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInCode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a sign-in and what ends the access or the link of its member, the second waits, and no session outlives both. */
class SignInLocksIT {
    private static final Browser BROWSER = new Browser("request", "192.0.2.7", Optional.empty());

    private final Scene scene = new Scene(Databases.ports(Databases.postgres()));
    private final OrganizationId acme = scene.organization().id();
    private final DirectoryUser ana = added(scene.ports, user(acme, "ana@" + scene.domain));
    private final FakeProvider provider = new FakeProvider();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final AtomicInteger used = new AtomicInteger();
    private final ExecutorService executor = Executors.newFixedThreadPool(2);

    @BeforeEach
    void connect() {
        ManageConnection connection = on(scene.ports).manageConnection();
        Draft draft = new Draft(
                SsoFixtures.oidc("https://idp.example"), Optional.empty(), Optional.of(new ClientSecret("secret")));
        long version = connection.save(scene.admin, acme, draft).connection().lastNumber();
        scene.ports.unitOfWork().run(() -> scene.ports
                .connections()
                .save(scene.ports.connections().of(acme).passed(version, NOON)));
        connection.activate(scene.admin, acme, version);
        provider.proves(new ProvenIdentity(
                "s1",
                EmailAddress.parse("ana@" + scene.domain),
                EmailVerification.VERIFIED,
                Optional.empty(),
                PersonNames.NONE,
                new GroupClaims.None(),
                Optional.empty(),
                Map.of()));
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void unlinkWaitsForASignInAndEndsItsSession() throws Exception {
        assertThat(signIn(scene.ports)).isInstanceOf(Result.SignedIn.class);

        Future<Result> entering = executor.submit(() -> signIn(pausing(Sessions.class, scene.ports.sessions())));
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        Future<?> unlinks =
                executor.submit(() -> on(scene.ports).manageConnection().unlink(scene.admin, acme, ana.id()));
        assertThatThrownBy(() -> unlinks.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        mayGoOn.countDown();
        Result.SignedIn entered = (Result.SignedIn) entering.get(10, TimeUnit.SECONDS);
        unlinks.get(10, TimeUnit.SECONDS);

        assertThat(scene.sessions.find(entered.cookie())).isEmpty();
    }

    /** With one order of locks, each takes one try; after a deadlock, the database repeats one of them. */
    @Test
    void unlinkAndAWriteOfTheSameMemberDontWaitForEachOther() throws Exception {
        assertThat(signIn(scene.ports)).isInstanceOf(Result.SignedIn.class);
        scene.members.setRole(scene.admin, acme, ana.id(), Optional.of(OrgRole.ADMIN));
        added(scene.ports, Fixtures.admin(acme, "boss@" + scene.domain));
        SignedInMember caller = scene.sessions
                .find(((Result.SignedIn) signIn(scene.ports)).cookie())
                .orElseThrow();
        AtomicInteger tries = new AtomicInteger();

        Future<?> unlinks = executor.submit(() -> on(pausing(Sessions.class, scene.ports.sessions()))
                .manageConnection()
                .unlink(scene.admin, acme, ana.id()));
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        Future<?> writes = executor.submit(() -> scene.ports.unitOfWork().run(() -> {
            tries.incrementAndGet();
            new AuditTrail(scene.ports, scene.environment).prove(caller);
        }));
        assertThatThrownBy(() -> writes.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        mayGoOn.countDown();

        unlinks.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> writes.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Problem.class)
                .hasMessageContaining("The session has ended");
        assertThat(tries).hasValue(1);
        assertThat(used).hasValue(1);
    }

    @Test
    void signInWaitsForADeactivationAndIsRefused() throws Exception {
        Future<?> leaves = executor.submit(() -> on(pausing(Removals.class, scene.ports.removals()))
                .provisionUsers()
                .edit(scene.call(), ana.id(), ResourceVersion.ANY, present -> present.activated(false)));
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        Future<Result> entering = executor.submit(() -> signIn(scene.ports));
        assertThatThrownBy(() -> entering.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        mayGoOn.countDown();
        leaves.get(10, TimeUnit.SECONDS);

        assertThat(entering.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo(SignInCode.MEMBER_INACTIVE));
        assertThat(scene.sessionList.of(scene.admin, acme, ana.id())).isEmpty();
    }

    private UseCases on(Ports ports) {
        return TestUseCases.aWorld().with(provider).useCases(ports, scene.environment);
    }

    private Result signIn(Ports ports) {
        SignIn signIn = on(ports).signIn();
        Redirect redirect = signIn.start(acme, Optional.empty(), Optional.empty(), BROWSER);
        String state = redirect.url().getQuery().replace("state=", "");
        return signIn.complete(
                acme,
                new OidcCallback(Map.of("state", List.of(state))),
                Optional.of(redirect.secret()),
                BROWSER,
                Optional.empty());
    }

    /** Returns ports of which one is used only when the test lets it; at that time the member is locked. */
    private <P> Ports pausing(Class<P> port, P real) {
        Object pausing =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    used.incrementAndGet();
                    reached.countDown();
                    assertThat(mayGoOn.await(20, TimeUnit.SECONDS)).isTrue();
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        return Fixtures.with(scene.ports, port, port.cast(pausing));
    }
}

package io.muster.persistence;

import static io.muster.application.testing.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.ItContact;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.SignedInMember;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.Session;
import io.muster.domain.token.SecretDigest;
import io.muster.persistence.hibernate.Database;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a credential writes is committed after the revocation of the credential. */
class RevocationIT {
    private static final int WRITERS = 4;

    private final ExecutorService executor = Executors.newFixedThreadPool(WRITERS + 1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    static Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void revocationWaitsForAWriteThatHasProvenItsToken(Database database) throws Exception {
        Scene scene = new Scene(Databases.ports(database));
        ScimCall call = scene.call();

        Future<?> revocation = waiting(
                scene,
                () -> assertThat(scene.ports
                                .tokenRings()
                                .lockShared(
                                        call.caller().organization().id(),
                                        call.caller().tokenId())
                                .get())
                        .isPresent(),
                () -> leaveScim(scene));

        revocation.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void writeThatWaitedForTheEndOfAnOverlapIsRefused(Database database) throws Exception {
        Scene scene = new Scene(Databases.ports(database));
        ScimCall call = scene.call();
        OrganizationId acme = call.caller().organization().id();
        scene.tokens.rotate(scene.admin, acme);

        assertRefusedAfter(scene, call, ports -> ports.ports
                .tokenRings()
                .save(ports.ports.tokenRings().of(acme, ports.environment.now()).endOverlap(ports.environment.now())));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void writeThatWaitedForTheModeSwitchIsRefused(Database database) throws Exception {
        Scene scene = new Scene(Databases.ports(database));
        ScimCall call = scene.call();
        OrganizationId acme = call.caller().organization().id();

        assertRefusedAfter(scene, call, ports -> {
            ports.ports.organizations().lock(acme).ifPresent(organization -> ports.ports
                    .organizations()
                    .save(organization.switchedTo(ProvisioningMode.MANUAL, true).organization()));
            ports.ports
                    .tokenRings()
                    .save(ports.ports
                            .tokenRings()
                            .of(acme, ports.environment.now())
                            .revokeAll(ports.environment.now()));
        });
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void writersAndARevocationAtOnceLeaveNoWriteAfterTheRevocation(Database database) throws Exception {
        for (int round = 0; round < 5; round++) {
            Scene scene = new Scene(Databases.ports(database));
            ScimCall call = scene.call();

            assertNoWriteAfter(
                    number -> scene.users.create(call, profile("user" + number)),
                    () -> leaveScim(scene),
                    () -> users(scene));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void revocationOfAnApiKeyWaitsForAWriteThatHasProvenIt(Database database) throws Exception {
        Scene scene = new Scene(Databases.ports(database));
        AdminCaller caller = keyed(scene);
        String key = caller.apiKey().orElseThrow();

        Future<?> revocation = waiting(
                scene,
                () -> assertThat(scene.ports.apiKeys().lockShared(key)).isPresent(),
                () -> scene.apiKeys.revoke(scene.admin, key));

        revocation.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void writeThatWaitedForTheRevocationOfItsApiKeyIsRefused(Database database) throws Exception {
        Scene scene = new Scene(Databases.ports(database));
        AdminCaller caller = keyed(scene);
        Set<String> key = Set.of(caller.apiKey().orElseThrow());

        Future<?> write = waiting(
                scene,
                () -> scene.ports.apiKeys().lock(key).forEach(found -> scene.ports
                        .apiKeys()
                        .save(found.revoked(scene.environment.now()))),
                () -> scene.workspaces.create(caller, scene.organization().id(), "late"));

        assertUnauthenticated(write);
        assertThat(workspaces(scene)).isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void writersAndARevocationOfTheirApiKeyAtOnceLeaveNoWriteAfterIt(Database database) throws Exception {
        for (int round = 0; round < 3; round++) {
            Scene scene = new Scene(Databases.ports(database));
            AdminCaller caller = keyed(scene);

            assertNoWriteAfter(
                    number ->
                            scene.workspaces.create(caller, scene.organization().id(), "workspace" + number),
                    () -> scene.apiKeys.revoke(caller, caller.apiKey().orElseThrow()),
                    () -> workspaces(scene));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void twoKeysThatRevokeEachOtherLeaveOneThatWorks(Database database) throws Exception {
        for (int round = 0; round < 10; round++) {
            Scene scene = new Scene(Databases.ports(database));
            AdminCaller one = keyed(scene);
            AdminCaller other = keyed(scene);
            Future<?> first = executor.submit(
                    () -> scene.apiKeys.revoke(one, other.apiKey().orElseThrow()));
            Future<?> second = executor.submit(
                    () -> scene.apiKeys.revoke(other, one.apiKey().orElseThrow()));

            long refused = 0;
            for (Future<?> revocation : List.of(first, second)) {
                try {
                    revocation.get(30, TimeUnit.SECONDS);
                } catch (ExecutionException why) {
                    assertUnauthenticated(revocation);
                    refused++;
                }
            }

            assertThat(refused).isOne();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void keysIssuedWhileTheirIssuerIsRevokedWithAllThatItIssuedDoNotWork(Database database) throws Exception {
        for (int round = 0; round < 3; round++) {
            Scene scene = new Scene(Databases.ports(database));
            AdminCaller root = keyed(scene);
            List<String> issued = Collections.synchronizedList(new ArrayList<>());

            assertNoWriteAfter(
                    number -> issued.add(scene.apiKeys
                            .issue(
                                    root,
                                    "key" + number,
                                    Optional.of(scene.organization().id()),
                                    Optional.empty())
                            .text()),
                    () -> scene.apiKeys.revokeWithIssued(
                            scene.admin, root.apiKey().orElseThrow()),
                    () -> scene.apiKeys.list(scene.admin).size());

            assertThat(issued).isNotEmpty().allSatisfy(key -> assertThatThrownBy(() -> scene.admins.authenticate(key))
                    .isInstanceOfSatisfying(Problem.class, refused -> assertThat(refused.code())
                            .isEqualTo(Problem.Code.UNAUTHENTICATED)));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void endOfASessionWaitsForAWriteThatHasProvenIt(Database database) throws Exception {
        Scene scene = new Scene(Databases.ports(database));
        Session session = scene.signedIn(OrgRole.ADMIN).session();

        Future<?> end = waiting(
                scene,
                () -> assertThat(scene.ports
                                .sessions()
                                .lockShared(session.organization(), session.id(), scene.environment.now()))
                        .isPresent(),
                () -> end(scene, session));

        end.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void writeThatWaitedForTheEndOfItsSessionIsRefused(Database database) throws Exception {
        Scene scene = new Scene(Databases.ports(database));
        SignedInMember caller = scene.signedIn(OrgRole.ADMIN);

        Future<?> write = waiting(
                scene,
                () -> scene.ports
                        .sessions()
                        .end(
                                caller.session().organization(),
                                caller.session().member(),
                                caller.session().id(),
                                scene.environment.now()),
                () -> scene.workspaces.create(caller, scene.organization().id(), "late"));

        assertUnauthenticated(write);
        assertThat(workspaces(scene)).isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void writeThatWaitedForTheDeactivationOfItsMemberIsRefused(Database database) throws Exception {
        Scene scene = new Scene(Databases.ports(database));
        SignedInMember caller = scene.signedIn(OrgRole.ADMIN);

        Future<?> write = waiting(
                scene,
                () -> deactivate(scene, caller),
                () -> scene.workspaces.create(caller, scene.organization().id(), "late"));

        assertUnauthenticated(write);
        assertThat(workspaces(scene)).isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void writersAndTheDeactivationOfTheirMemberAtOnceLeaveNoWriteAfterIt(Database database) throws Exception {
        Scene scene = new Scene(Databases.ports(database));
        SignedInMember caller = scene.signedIn(OrgRole.ADMIN);

        assertNoWriteAfter(
                number -> scene.workspaces.create(caller, scene.organization().id(), "workspace" + number),
                () -> scene.ports.unitOfWork().run(() -> deactivate(scene, caller)),
                () -> workspaces(scene));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void writeThatWaitedForTheEndOfItsContactLinkIsRefused(Database database) throws Exception {
        Scene scene = new Scene(Databases.ports(database));
        OrganizationId acme = scene.organization().id();
        ContactLink link = ContactLink.made(
                acme,
                new ContactLinkId(Fixtures.newId()),
                "Kim",
                new SecretDigest(new byte[32]),
                new Provenance(scene.environment.now(), "ana"),
                Optional.empty());
        scene.ports.unitOfWork().run(() -> scene.ports.contactLinks().add(link));

        Future<?> write = waiting(
                scene,
                () -> scene.ports.contactLinks().remove(acme, link.id()),
                () -> scene.provisioning.switchMode(new ItContact(link), acme, ProvisioningMode.SCIM, false));

        assertUnauthenticated(write);
        assertThat(scene.organization().mode()).isEqualTo(ProvisioningMode.MANUAL);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void twoAdminsWhoRemoveEachOtherLeaveOne(Database database) throws Exception {
        for (int round = 0; round < 5; round++) {
            Scene scene = new Scene(Databases.ports(database));
            OrganizationId acme = scene.organization().id();
            SignedInMember one = scene.signedIn(OrgRole.ADMIN);
            SignedInMember other = scene.signedIn(OrgRole.ADMIN);
            Future<?> first = executor.submit(
                    () -> scene.members.remove(one, acme, other.session().member()));
            Future<?> second = executor.submit(
                    () -> scene.members.remove(other, acme, one.session().member()));

            long refused = 0;
            for (Future<?> removal : List.of(first, second)) {
                try {
                    removal.get(30, TimeUnit.SECONDS);
                } catch (ExecutionException why) {
                    assertThat(why.getCause()).isInstanceOf(Problem.class);
                    refused++;
                }
            }

            assertThat(refused).isOne();
        }
    }

    private static void deactivate(Scene scene, SignedInMember caller) {
        scene.ports
                .users()
                .lock(caller.session().organization(), caller.session().member())
                .ifPresent(member -> scene.ports
                        .users()
                        .save(member.withProfile(
                                member.profile().activated(false), ChangeSource.scim(scene.environment.now(), "r"))));
    }

    private static void end(Scene scene, Session session) {
        scene.ports.unitOfWork().run(() -> scene.ports
                .sessions()
                .end(session.organization(), session.member(), session.id(), scene.environment.now()));
    }

    /** Returns an admin who has authenticated with a fresh API key. */
    private static AdminCaller keyed(Scene scene) {
        OrganizationId acme = scene.organization().id();
        return scene.admins.authenticate(scene.apiKeys
                .issue(scene.admin, "admin", Optional.of(acme), Optional.empty())
                .text());
    }

    private static int workspaces(Scene scene) {
        return scene.workspaces.list(scene.admin, scene.organization().id()).size();
    }

    private void assertRefusedAfter(Scene scene, ScimCall call, Consumer<Scene> revocation) throws Exception {
        Future<?> write =
                waiting(scene, () -> revocation.accept(scene), () -> scene.users.create(call, profile("late")));

        assertUnauthenticated(write);
        assertThat(users(scene)).isZero();
    }

    /** Starts the second act while a unit of work with the first is open; returns it after it has waited for that. */
    private Future<?> waiting(Scene scene, Runnable first, Runnable second) throws Exception {
        Future<?> open = executor.submit(() -> scene.ports.unitOfWork().run(() -> {
            first.run();
            pause();
        }));
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        Future<?> waiting = executor.submit(second);
        assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        released.countDown();
        open.get(10, TimeUnit.SECONDS);
        return waiting;
    }

    /** Writes with several writers until the credential is revoked: each is refused, and none has written after it. */
    private void assertNoWriteAfter(IntConsumer write, Runnable revocation, IntSupplier written) throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        AtomicInteger numbers = new AtomicInteger();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(executor.submit(() -> {
                while (true) {
                    write.accept(numbers.incrementAndGet());
                }
            }));
        }
        Thread.sleep(100);

        revocation.run();
        int atRevocation = written.getAsInt();

        for (Future<?> writer : writers) {
            assertUnauthenticated(writer);
        }
        assertThat(written.getAsInt()).isEqualTo(atRevocation);
    }

    private static void assertUnauthenticated(Future<?> write) {
        assertThatThrownBy(() -> write.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.code()).isEqualTo(Problem.Code.UNAUTHENTICATED));
    }

    private void pause() {
        reached.countDown();
        try {
            assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void leaveScim(Scene scene) {
        scene.provisioning.switchMode(scene.admin, scene.organization().id(), ProvisioningMode.MANUAL, true);
    }

    private static int users(Scene scene) {
        Search<UserAttribute> everybody =
                new Search<>(Optional.empty(), Optional.empty(), new Search.Page.FromIndex(1, 1));
        OrganizationId acme = scene.organization().id();
        return Math.toIntExact(scene.ports
                .unitOfWork()
                .read(() -> scene.ports.users().search(acme, everybody).total())
                .orElseThrow());
    }
}

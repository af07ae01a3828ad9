package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.admin;
import static io.muster.application.testing.Fixtures.group;
import static io.muster.application.testing.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.directory.ProvisionUsers;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.Outbox;
import io.muster.application.port.out.removal.Removals;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.TestUseCases;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Of two concurrent changes that together leave no Admin, the second one waits for the first and is refused. */
class LastAdminIT {
    private final Ports ports = Databases.ports(Databases.postgres());
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final CountDownLatch mayLeave = new CountDownLatch(1);
    private final List<String> used = new CopyOnWriteArrayList<>();

    @Test
    void userWhoIsDeactivatedConcurrentlyDoesNotBecomeTheLastAdmin() throws Exception {
        Scene scene = new Scene(ports);
        Organization acme = scene.organization();
        DirectoryUser boss = added(ports, admin(acme.id(), "boss"));
        DirectoryUser heir = added(ports, user(acme.id(), "heir"));
        DirectoryGroup ofTheBoss = team(acme, "Boss", boss);
        DirectoryGroup ofTheHeir = team(acme, "Heir", heir);
        ExecutorService executor = Executors.newFixedThreadPool(2);

        Future<?> leaves = executor.submit(() ->
                leaving(scene).edit(scene.call(), heir.id(), ResourceVersion.ANY, current -> current.activated(false)));
        assertThat(leaving.await(10, TimeUnit.SECONDS)).isTrue();
        Future<?> inherits = executor.submit(() -> scene.mappings.save(
                scene.admin,
                acme.id(),
                List.of(change(ofTheBoss, OrgRole.VIEWER), change(ofTheHeir, OrgRole.ADMIN)),
                Optional.empty()));
        assertThatThrownBy(() -> inherits.get(1, TimeUnit.SECONDS))
                .as("the save waits for the deactivation")
                .isInstanceOf(TimeoutException.class);
        mayLeave.countDown();
        leaves.get(10, TimeUnit.SECONDS);

        assertThatThrownBy(() -> inherits.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.code()).isEqualTo(Problem.Code.PROTECTED_MEMBER));
        assertThat(ports.unitOfWork().read(() -> ports.adminGuard().hasActiveAdmin(acme.id())))
                .isTrue();
        executor.shutdownNow();
    }

    @Test
    void breakGlassOwnerStaysInOneOfTwoGroupsThatGiveTheRole() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 10; round++) {
            Scene scene = new Scene(ports);
            Organization acme = scene.organization();
            DirectoryUser owner = added(ports, user(acme.id(), "owner").withBreakGlass(true, NOON));
            DirectoryGroup first = team(acme, "First", owner);
            DirectoryGroup second = team(acme, "Second", owner);
            scene.mappings.save(
                    scene.admin,
                    acme.id(),
                    List.of(change(first, OrgRole.DEVELOPER), change(second, OrgRole.DEVELOPER)),
                    Optional.empty());
            CyclicBarrier together = new CyclicBarrier(2);

            List<Future<Object>> leaving = executor.invokeAll(
                    List.of(() -> leave(scene, first, owner, together), () -> leave(scene, second, owner, together)));

            long refused = 0;
            for (Future<Object> one : leaving) {
                try {
                    one.get();
                } catch (ExecutionException failed) {
                    assertThat(failed.getCause())
                            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                                    .isEqualTo(Problem.Code.PROTECTED_MEMBER));
                    refused++;
                }
            }
            assertThat(refused).isOne();
        }
        executor.shutdownNow();
    }

    private static Object leave(Scene scene, DirectoryGroup group, DirectoryUser user, CyclicBarrier together)
            throws Exception {
        together.await();
        return scene.change(group, new Delta(Set.of(), Set.of(user.id())));
    }

    private ProvisionUsers leaving(Scene scene) {
        return TestUseCases.on(pausing(ports), scene.environment).provisionUsers();
    }

    /** Delays the first use of a port of removals, after the check that the leaving user is no Admin. */
    private Ports pausing(Ports real) {
        return Fixtures.with(real, Removals.class, pausing(Removals.class, real.removals()));
    }

    /** Delays the first use of the port, and notes the name of each method that is used. */
    private <P> P pausing(Class<P> port, P real) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    used.add(method.getName());
                    leaving.countDown();
                    assertThat(mayLeave.await(20, TimeUnit.SECONDS)).isTrue();
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    /** With one order of locks, each takes one try; after a deadlock, the database repeats one of them. */
    @Test
    void saveOfAMappingAndAChangeOfItsAuthorDoNotWaitForEachOther() throws Exception {
        Scene scene = new Scene(ports);
        Organization acme = scene.organization();
        added(ports, admin(acme.id(), "boss"));
        SignedInMember author = scene.signedIn(OrgRole.ADMIN);
        DirectoryGroup team = team(acme, "Team", added(ports, user(acme.id(), "member")));
        Ports pausing = Fixtures.with(ports, Outbox.class, pausing(Outbox.class, ports.outbox()));
        AtomicInteger tries = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(2);

        Future<?> saves = executor.submit(() -> TestUseCases.on(pausing, scene.environment)
                .mapGroups()
                .save(author, acme.id(), List.of(change(team, OrgRole.VIEWER)), Optional.empty()));
        assertThat(leaving.await(10, TimeUnit.SECONDS)).isTrue();
        Future<?> changes = executor.submit(() -> ports.unitOfWork().run(() -> {
            tries.incrementAndGet();
            ports.users().lock(acme.id(), author.session().member());
            ports.adminGuard().lock(acme.id());
            assertThat(ports.adminGuard().hasActiveAdmin(acme.id())).isTrue();
        }));
        assertThatThrownBy(() -> changes.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        mayLeave.countDown();

        saves.get(10, TimeUnit.SECONDS);
        changes.get(10, TimeUnit.SECONDS);
        assertThat(tries).hasValue(1);
        assertThat(used).doesNotHaveDuplicates();
        executor.shutdownNow();
    }

    @Test
    void deactivationsOfMembersWhoAreNoAdminsDoNotWaitForEachOther() throws Exception {
        Scene scene = new Scene(ports);
        OrganizationId acme = scene.organization().id();
        added(ports, admin(acme, "boss"));
        DirectoryUser first = added(ports, user(acme, "first"));
        DirectoryUser second = added(ports, user(acme, "second"));
        ExecutorService executor = Executors.newSingleThreadExecutor();

        Future<?> leaves = executor.submit(() -> leaving(scene)
                .edit(scene.call(), first.id(), ResourceVersion.ANY, current -> current.activated(false)));
        assertThat(leaving.await(10, TimeUnit.SECONDS)).isTrue();
        scene.users.edit(scene.call(), second.id(), ResourceVersion.ANY, current -> current.activated(false));

        assertThat(leaves).as("the first one still holds its locks").isNotDone();
        mayLeave.countDown();
        leaves.get(10, TimeUnit.SECONDS);
        executor.shutdown();
    }

    private DirectoryGroup team(Organization acme, String name, DirectoryUser member) {
        DirectoryGroup team = added(ports, group(acme.id(), name));
        ports.unitOfWork().run(() -> ports.memberships()
                .apply(acme.id(), team.id(), new Delta(Set.of(member.id()), Set.of()), NOON));
        return team;
    }

    private static MappingProposal change(DirectoryGroup group, OrgRole role) {
        return new MappingProposal(
                new MappingSelector.ByGroup(group.id()), new MappingContent(Optional.of(role), Set.of()), 0);
    }
}

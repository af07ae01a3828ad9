package io.muster.persistence;

import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.withDetail;
import static io.muster.application.testing.Fixtures.withEmail;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.Scene;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.DomainName;
import io.muster.domain.problem.Problem;
import io.muster.persistence.hibernate.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The owner of a domain takes an address while its holder is written, and while another user of the owner takes it. */
class TakenAddressIT {
    private static final int ROUNDS = 8;

    private final ExecutorService executor = Executors.newFixedThreadPool(4);

    static Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void addressThatIsTakenFromBothSidesAtOnceHasOneHolderOfTheOwner(Database database) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Scene loser = new Scene(Databases.ports(database));
            Scene owner = new Scene(loser.ports);
            String target = "target-" + owner.domain;
            String address = "ceo@" + target;
            UserId holder = loser.create(profile(address));
            owner.change(present -> present.withDomain(DomainName.of(target)));
            UserId heir = owner.create(profile("heir"));
            loser.synced();

            List<Future<UserId>> takers = atOnce(
                    () -> owner.create(withEmail(profile("new"), address)),
                    () -> owner.edit(heir, current -> withEmail(current, address))
                            .user()
                            .id(),
                    () -> loser.edit(holder, current -> withDetail(current, UserAttribute.TITLE, "Boss"))
                            .user()
                            .id());

            assertThat(refused(takers.subList(0, 2))).containsExactly(Problem.Code.DUPLICATE);
            assertThat(refused(takers.subList(2, 3))).isEmpty();
            loser.losses.settleLost();
            assertThat(email(loser, holder)).isEmpty();
            assertThat(Stream.concat(
                                    Stream.of(heir),
                                    takers.subList(0, 1).stream().flatMap(TakenAddressIT::done))
                            .flatMap(user -> email(owner, user).stream()))
                    .containsExactly(address);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void addressThatItsHolderWritesWhileTheOwnerTakesItIsTheOwners(Database database) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Scene loser = new Scene(Databases.ports(database));
            Scene owner = new Scene(loser.ports);
            String target = "target-" + owner.domain;
            String address = "ceo@" + target;
            UserId holder = loser.create(profile("ceo"));
            owner.change(present -> present.withDomain(DomainName.of(target)));
            owner.synced();
            loser.synced();

            List<Future<UserId>> writers = atOnce(() -> owner.create(profile(address)), () -> loser.edit(
                            holder, current -> withEmail(current, address))
                    .user()
                    .id());

            assertThat(refused(writers.subList(0, 1))).isEmpty();
            loser.losses.settleLost();
            assertThat(email(loser, holder)).isEmpty();
            assertThat(email(owner, writers.get(0).get())).contains(address);
        }
    }

    @SafeVarargs
    private List<Future<UserId>> atOnce(Callable<UserId>... acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.length);
        List<Future<UserId>> futures = new ArrayList<>();
        for (Callable<UserId> act : acts) {
            futures.add(executor.submit(() -> {
                start.await(10, TimeUnit.SECONDS);
                return act.call();
            }));
        }
        return futures;
    }

    /** Waits for the acts, and returns why some of them were refused. */
    private static List<Problem.Code> refused(List<Future<UserId>> acts) throws Exception {
        List<Problem.Code> codes = new ArrayList<>();
        for (Future<UserId> act : acts) {
            try {
                act.get(30, TimeUnit.SECONDS);
            } catch (ExecutionException refused) {
                assertThat(refused).cause().isInstanceOfSatisfying(Problem.class, why -> codes.add(why.code()));
            }
        }
        return codes;
    }

    private static Stream<UserId> done(Future<UserId> act) {
        try {
            return Stream.of(act.get());
        } catch (ExecutionException refused) {
            return Stream.empty();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private static Optional<String> email(Scene scene, UserId user) {
        return scene.users
                .find(scene.caller(), user, false)
                .user()
                .primaryEmail()
                .map(EmailAddress::value);
    }
}

package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UseCases;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.TestUseCases;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.SecretBox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes that start at the same time on a new database. */
class FirstStartIT {
    private final Ports ports = Persistence.portsOn(Databases.separatePostgres().database());
    private final CountDownLatch bothAtWork = new CountDownLatch(2);
    private final ExecutorService nodes = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        nodes.shutdownNow();
    }

    @Test
    void givenApiKeyIsIssuedOnce() throws Exception {
        CredentialText given = Fixtures.credential(CredentialText.Kind.API_KEY);

        List<Optional<Problem>> refusals =
                start(0, 0, node -> node.manageApiKeys().bootstrap(Optional.of(given), fresh -> {
                    throw new IllegalStateException("There is a given one");
                }));

        assertThat(refusals).containsOnly(Optional.empty());
        assertThat(issued()).hasSize(1);
    }

    @Test
    void freshApiKeyIsMadeByOneOfThem() throws Exception {
        List<CredentialText> kept = Collections.synchronizedList(new ArrayList<>());

        List<Optional<Problem>> refusals =
                start(0, 0, node -> node.manageApiKeys().bootstrap(Optional.empty(), kept::add));

        assertThat(refusals).containsOnly(Optional.empty());
        assertThat(kept).hasSize(1);
        assertThat(issued()).hasSize(1);
    }

    @Test
    void secretKeyOfBothIsRecorded() throws Exception {
        assertThat(start(1, 1, node -> node.changeSecretKey().check())).containsOnly(Optional.empty());
    }

    @Test
    void oneOfTwoSecretKeysIsRefused() throws Exception {
        assertThat(start(1, 2, node -> node.changeSecretKey().check()))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    /** Does the work on both nodes, whose secret keys begin with these bytes, and returns the refusal of each. */
    private List<Optional<Problem>> start(int one, int other, Consumer<UseCases> work) throws Exception {
        List<Callable<Optional<Problem>>> starts = Stream.of(one, other)
                .<Callable<Optional<Problem>>>map(key -> () -> refusal(() -> work.accept(node(key))))
                .toList();
        List<Optional<Problem>> refusals = new ArrayList<>();
        for (Future<Optional<Problem>> node : nodes.invokeAll(starts)) {
            refusals.add(node.get());
        }
        return refusals;
    }

    private static Optional<Problem> refusal(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (Problem refused) {
            return Optional.of(refused);
        }
    }

    private UseCases node(int key) {
        byte[] secret = new byte[KeyedHash.MIN_KEY_BYTES];
        secret[0] = (byte) key;
        Environment environment = new Environment(
                () -> {
                    meet();
                    return NOON;
                },
                Fixtures::newId,
                new Scene().environment.secrets());
        return TestUseCases.aWorld().with(new SecretBox(secret)).useCases(ports, environment);
    }

    /** Waits for the other node to have read as much as this one, at most as long as a statement takes. */
    private void meet() {
        bothAtWork.countDown();
        try {
            bothAtWork.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<AuditEntry> issued() {
        return ports.unitOfWork()
                .read(() -> ports.auditLog().after(OrganizationId.INSTALLATION, 0, 10))
                .items();
    }
}

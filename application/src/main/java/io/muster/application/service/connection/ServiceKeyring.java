package io.muster.application.service.connection;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.SamlDocuments;
import io.muster.application.port.out.connection.ServiceKeyPairs;
import io.muster.application.port.out.organization.Organizations;
import io.muster.domain.connection.ServiceKey;
import io.muster.domain.connection.ServiceKeyPair;
import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Unavailable;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.token.SecretBox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Makes the key pairs of SAML service providers, seals and opens them. The first pair of an organization is made when
 * it is needed, so that metadata is there before anything is saved. Key pairs are made outside of units of work. The
 * first pairs, for which nobody needs a credential, are made one at a time on a node, because each takes a processor
 * for up to a second; whoever waits for that holds a request at work, and so waits shortly.
 */
final class ServiceKeyring {
    /** The time that a request waits for its turn to make a first pair. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final ServiceKeyPairs keyPairs;
    private final SamlDocuments saml;
    private final SecretBox box;
    private final Environment environment;
    private final Duration patience;
    private final ReentrantLock firstPairs = new ReentrantLock(true);

    ServiceKeyring(Ports ports, SamlDocuments saml, SecretBox box, Environment environment) {
        this(ports, saml, box, environment, PATIENCE);
    }

    ServiceKeyring(Ports ports, SamlDocuments saml, SecretBox box, Environment environment, Duration patience) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.keyPairs = ports.serviceKeyPairs();
        this.saml = saml;
        this.box = box;
        this.environment = environment;
        this.patience = patience;
    }

    /**
     * Returns the key pairs; makes the first one if there is none.
     *
     * @throws Problem NOT_FOUND if there is no such organization
     * @throws Unavailable if too many first ones are made now
     */
    ServiceKeys of(ServiceProviderValues serviceProvider) {
        return known(serviceProvider.organization()).orElseGet(() -> inTurn(() -> withFirst(serviceProvider)));
    }

    private Optional<ServiceKeys> known(OrganizationId organization) {
        return unitOfWork.read(() -> {
            requireThere(organizations.find(organization), organization);
            return keyPairs.of(organization);
        });
    }

    private static void requireThere(Optional<Organization> found, OrganizationId organization) {
        if (found.isEmpty()) {
            throw Problem.notFound("Organization", organization);
        }
    }

    private ServiceKeys inTurn(Supplier<ServiceKeys> work) {
        try {
            if (!firstPairs.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Unavailable(Unavailable.Reason.OUT_OF_TIME);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unavailable(Unavailable.Reason.OUT_OF_TIME);
        }
        try {
            return work.get();
        } finally {
            firstPairs.unlock();
        }
    }

    /** Another request can have made one while this one waited: the first counts, here and on other nodes. */
    private ServiceKeys withFirst(ServiceProviderValues serviceProvider) {
        OrganizationId organization = serviceProvider.organization();
        return known(organization).orElseGet(() -> {
            ServiceKey made = made(serviceProvider);
            return unitOfWork.write(() -> {
                requireThere(organizations.lock(organization), organization);
                return keyPairs.of(organization).orElseGet(() -> {
                    ServiceKeys first = new ServiceKeys(organization, made, Optional.empty());
                    keyPairs.save(first);
                    return first;
                });
            });
        });
    }

    /** Makes a key pair, which is not saved. Seldom takes a second. */
    ServiceKey made(ServiceProviderValues serviceProvider) {
        ServiceKeyPair pair = saml.newKeyPair(serviceProvider);
        UUID id = environment.ids().next();
        SealedSecret sealed = box.seal(
                pair.privateKey().getBytes(StandardCharsets.US_ASCII),
                ServiceKey.place(serviceProvider.organization(), id),
                environment.secrets().random(SecretBox.NONCE_BYTES));
        return new ServiceKey(id, sealed, pair.certificate(), environment.now());
    }

    List<ServiceKeyPair> opened(ServiceKeys keys) {
        return keys.all().stream()
                .map(key -> new ServiceKeyPair(
                        new String(
                                box.open(key.privateKey(), ServiceKey.place(keys.organization(), key.id())),
                                StandardCharsets.US_ASCII),
                        key.certificate()))
                .toList();
    }
}

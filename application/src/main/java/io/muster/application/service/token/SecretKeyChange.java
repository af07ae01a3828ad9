package io.muster.application.service.token;

import io.muster.application.port.in.token.ChangeSecretKey;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.Connections;
import io.muster.application.port.out.connection.ServiceKeyPairs;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.token.SecretKeyRecord;
import io.muster.application.port.out.token.SecretKeyRecord.Known;
import io.muster.application.port.out.webhook.Webhooks;
import io.muster.application.service.EachOrganization;
import io.muster.domain.connection.ConnectionSecret;
import io.muster.domain.connection.ServiceKey;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.token.SecretBox;
import io.muster.domain.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the configured secret key with the one that the database is used with. Tokens and API keys are hashed under
 * the current key when they are used; the secrets of webhooks and SSO connections, and the private keys of SAML service
 * providers, are sealed again here.
 */
final class SecretKeyChange implements ChangeSecretKey {
    private final UnitOfWork unitOfWork;
    private final SecretKeyRecord keys;
    private final Webhooks webhooks;
    private final Connections connections;
    private final ServiceKeyPairs serviceKeys;
    private final Organizations organizations;
    private final EachOrganization eachOrganization;
    private final SecretBox box;
    private final Environment environment;

    SecretKeyChange(Ports ports, SecretBox box, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.keys = ports.secretKeyRecord();
        this.webhooks = ports.webhooks();
        this.connections = ports.connections();
        this.serviceKeys = ports.serviceKeyPairs();
        this.organizations = ports.organizations();
        this.eachOrganization = new EachOrganization(unitOfWork, ports.organizations()::ids);
        this.box = box;
        this.environment = environment;
    }

    @Override
    public long check() {
        return unitOfWork.write(() -> {
            Optional<Known> known = keys.lock();
            Instant now = environment.now();
            if (known.isPresent() && known.get().id().equals(box.keyId())) {
                return keys.unusedSince(known.get().since(), now);
            }
            Known current = new Known(box.keyId(), now);
            known.ifPresentOrElse(before -> replace(before, current), () -> keys.add(current));
            return keys.unusedSince(now, now);
        });
    }

    private void replace(Known before, Known current) {
        if (!box.secondKeyId().equals(Optional.of(before.id()))) {
            throw new Problem(
                    Problem.Code.MODE_CONFLICT,
                    "The database is used with another secret key, whose id is " + before.id() + ", not "
                            + current.id());
        }
        keys.replace(current);
    }

    @Override
    public long resealWebhooks() {
        return eachOrganization.sum(organization -> {
            List<Webhook> old = unitOfWork.read(() -> webhooks.of(organization)).stream()
                    .filter(webhook -> !isCurrent(webhook))
                    .toList();
            old.forEach(this::reseal);
            return old.size();
        });
    }

    @Override
    public long resealConnections() {
        return eachOrganization.sum(organization -> {
            boolean old = unitOfWork.read(() -> sealedFor(organization)).anyMatch(secret -> !box.isCurrent(secret));
            if (old) {
                unitOfWork.run(() -> {
                    organizations.lock(organization);
                    connections.save(connections.of(organization).resealed(this::resealed));
                    serviceKeys
                            .of(organization)
                            .map(keys -> keys.resealed(this::resealed))
                            .ifPresent(serviceKeys::save);
                });
            }
            return old ? 1 : 0;
        });
    }

    private Stream<SealedSecret> sealedFor(OrganizationId organization) {
        return Stream.concat(
                connections.of(organization).secrets().map(ConnectionSecret::sealed),
                serviceKeys.of(organization).stream()
                        .flatMap(keys -> keys.all().stream())
                        .map(ServiceKey::privateKey));
    }

    private boolean isCurrent(Webhook webhook) {
        return box.isCurrent(webhook.secret())
                && webhook.retiring()
                        .filter(retiring -> !box.isCurrent(retiring.secret()))
                        .isEmpty();
    }

    private void reseal(Webhook found) {
        unitOfWork.run(() -> webhooks.lock(found.organization(), found.id())
                .ifPresent(webhook -> webhooks.save(
                        webhook.resealed(secret -> resealed(secret, webhook.place())), environment.now())));
    }

    private SealedSecret resealed(SealedSecret sealed, String place) {
        return box.seal(box.open(sealed, place), place, environment.secrets().random(SecretBox.NONCE_BYTES));
    }
}

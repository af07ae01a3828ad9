package io.muster.application.service.token;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.token.ApiKeys;
import io.muster.application.port.out.token.TokenRings;
import io.muster.application.port.out.webhook.Webhooks;
import io.muster.application.service.EachOrganization;
import io.muster.application.service.FailureCollector;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.TokenRing;
import io.muster.domain.webhook.Webhook;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Ends what a revoked key has issued. A revoked key issues nothing more, so what is read of it after its revocation is
 * complete.
 */
final class IssuedRevocation {
    private final UnitOfWork unitOfWork;
    private final ApiKeys keys;
    private final TokenRings tokenRings;
    private final Webhooks webhooks;
    private final Organizations organizations;
    private final AuditTrail auditTrail;
    private final Environment environment;

    IssuedRevocation(Ports ports, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.keys = ports.apiKeys();
        this.tokenRings = ports.tokenRings();
        this.webhooks = ports.webhooks();
        this.organizations = ports.organizations();
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    /**
     * @param actor who decided it, and was proven then: the decision may have revoked the actor's own key
     * @param root a key that is revoked
     */
    void carryOut(String actor, ApiKey root) {
        Set<String> issuers = revokeKeys(actor, root);
        Instant now = environment.now();
        FailureCollector failures = new FailureCollector();
        failures.attempt(() -> each(
                (after, limit) -> tokenRings.organizationsWithTokensBy(issuers, now, after, limit),
                organization -> revokeTokens(actor, root, issuers, organization)));
        failures.attempt(() -> each(
                (after, limit) -> webhooks.organizationsWithWebhooksBy(issuers, after, limit),
                organization -> switchOffWebhooks(actor, root, issuers, organization)));
        failures.finish();
    }

    private void each(EachOrganization.LookUp lookUp, Consumer<OrganizationId> work) {
        new EachOrganization(unitOfWork, lookUp).sum(organization -> {
            unitOfWork.run(() -> organizations.lock(organization).ifPresent(existing -> work.accept(existing.id())));
            return 1;
        });
    }

    /** Returns the actors of all keys that are revoked, from the root downwards. */
    private Set<String> revokeKeys(String actor, ApiKey root) {
        Set<String> issuers = new HashSet<>();
        Queue<ApiKey> revoked = new ArrayDeque<>(List.of(root));
        while (!revoked.isEmpty()) {
            String issuer = revoked.remove().actor();
            issuers.add(issuer);
            for (ApiKey issued : unitOfWork.read(() -> keys.issuedBy(issuer))) {
                unitOfWork.run(() -> keys.lock(Set.of(issued.publicId())).forEach(key -> revoke(actor, root, key)));
                revoked.add(issued);
            }
        }
        return issuers;
    }

    private void revoke(String actor, ApiKey root, ApiKey key) {
        ApiKey revoked = key.revoked(environment.now());
        if (!revoked.equals(key)) {
            keys.save(revoked);
            auditTrail.record(
                    actor,
                    ApiKeyAdministration.log(key),
                    AuditAction.API_KEY_REVOKED,
                    ApiKeyAdministration.subject(key),
                    because(root, ApiKeyAdministration.details(key)).asMap());
        }
    }

    private void revokeTokens(String actor, ApiKey root, Set<String> issuers, OrganizationId organization) {
        Instant now = environment.now();
        TokenRing before = tokenRings.of(organization, now);
        TokenRing after = before.revokeIssuedBy(issuers, now);
        if (!after.equals(before)) {
            tokenRings.save(after);
            auditTrail.record(
                    actor,
                    organization,
                    AuditAction.TOKEN_REVOKED,
                    "provisioning/tokens",
                    because(root, AuditDetails.between(before, after, now)).asMap());
        }
    }

    private void switchOffWebhooks(String actor, ApiKey root, Set<String> creators, OrganizationId organization) {
        // all are locked before the first is recorded, since the log is locked last
        List<Webhook> active = webhooks.of(organization).stream()
                .filter(webhook -> creators.contains(webhook.createdBy()))
                .map(webhook -> webhooks.lock(organization, webhook.id()))
                .flatMap(Optional::stream)
                .filter(Webhook::active)
                .toList();
        for (Webhook webhook : active) {
            webhooks.save(webhook.switched(false), environment.now());
            auditTrail.record(
                    actor,
                    organization,
                    AuditAction.WEBHOOK_CHANGED,
                    "webhooks/" + webhook.id(),
                    because(root, new AuditDetails().changed("active", "true", "false"))
                            .asMap());
        }
    }

    private static AuditDetails because(ApiKey root, AuditDetails details) {
        return details.with("revokedWith", root.actor());
    }
}

package io.muster.application.testing.fake;

import io.muster.application.port.out.event.PublishingAttempts;
import io.muster.application.port.out.token.SecretKeyRecord;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.DomainClaim;
import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.LostAddress;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PublishingState;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.Workspace;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalCounter;
import io.muster.domain.session.Session;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.simulation.Simulation;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.ScimToken;
import io.muster.domain.traffic.HourCount;
import io.muster.domain.traffic.ObservedClient;
import io.muster.domain.traffic.Rhythm;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The state of all fakes. Values are immutable, so that a copy of the collections is a snapshot. */
final class InMemoryState {
    /** The order of UUIDs in databases: by unsigned bytes. */
    static final Comparator<UUID> BY_BYTES = Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    /** Returns a page of organizations in their order, each once. */
    static List<OrganizationId> page(Stream<OrganizationId> all, Optional<OrganizationId> after, int limit) {
        return all.distinct()
                .filter(id -> after.filter(last -> BY_BYTES.compare(id.value(), last.value()) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(OrganizationId::value, BY_BYTES))
                .limit(limit)
                .toList();
    }

    final Map<UUID, Organization> organizations = new TreeMap<>(BY_BYTES);
    /** The times at which organizations were deleted, oldest first. */
    final Map<OrganizationId, Instant> deleted = new LinkedHashMap<>();

    final Map<OrganizationId, Instant> exported = new LinkedHashMap<>();
    final Map<Claimed, DomainClaim> domainClaims = new LinkedHashMap<>();
    final List<Workspace> workspaces = new ArrayList<>();
    final Map<String, Token> tokens = new LinkedHashMap<>();
    final Map<String, ApiKey> apiKeys = new LinkedHashMap<>();
    Optional<SecretKeyRecord.Known> secretKey = Optional.empty();
    final Map<UUID, DirectoryUser> users = new TreeMap<>(BY_BYTES);
    /** The holders of primary e-mail addresses, by the key of the address. */
    final Map<String, Claim> claims = new TreeMap<>();

    final Set<LostAddress> lost = new LinkedHashSet<>();
    final Map<UUID, DirectoryGroup> groups = new TreeMap<>(BY_BYTES);
    final Map<UUID, Map<UUID, Instant>> members = new TreeMap<>(BY_BYTES);
    final Map<UUID, SyncEntry> log = new TreeMap<>(BY_BYTES);
    final Map<UUID, Failed> failures = new TreeMap<>(BY_BYTES);
    final Map<CountedHour, HourCount> hours = new LinkedHashMap<>();
    final Map<Heard, Rhythm> rhythms = new LinkedHashMap<>();
    final List<AuditEntry> auditLog = new ArrayList<>();

    final Map<UUID, GroupMapping> mappings = new TreeMap<>(BY_BYTES);
    final Map<Grant, Provenance> grants = new LinkedHashMap<>();
    final Map<Long, PendingEvent> outbox = new TreeMap<>();
    final Map<Long, UserId> progress = new LinkedHashMap<>();
    final Map<OrganizationId, List<Event>> events = new LinkedHashMap<>();
    final Map<OrganizationId, PublishingState> publishing = new LinkedHashMap<>();
    final Map<Long, PublishingAttempts.Oldest> attempts = new LinkedHashMap<>();
    final Map<Long, WithheldEvent> withheld = new TreeMap<>();
    final Map<OrganizationId, Long> heads = new LinkedHashMap<>();
    final Map<Published, EffectiveAccess> published = new LinkedHashMap<>();
    final Map<OrganizationId, RemovalCounter> removalCounters = new LinkedHashMap<>();
    final List<Removal> removals = new ArrayList<>();
    long lastPosition;

    /** A failed entry, how often it counts, and when its resource was solved. */
    record Failed(SyncEntry entry, long times, Optional<Instant> solved) {}

    /** The key of a client's rhythm. */
    record Heard(OrganizationId organization, ObservedClient client) {}

    /** The key of an hour's numbers. */
    record CountedHour(OrganizationId organization, Instant hour) {}

    /** The key of a claimed domain. */
    record Claimed(OrganizationId organization, DomainName domain) {}

    /** The holder of an address. */
    record Claim(OrganizationId organization, UserId user) {}

    /** An event that is withheld, as it was in the outbox. */
    record WithheldEvent(PendingEvent pending, PublishingAttempts.Withheld described) {}

    /** The key of a granted workspace. */
    record Grant(OrganizationId organization, UserId user, WorkspaceId workspace) {}

    /** A member whose access a feed has published. */
    record Published(OrganizationId organization, UserId user) {}

    final Map<WebhookId, Hook> webhooks = new LinkedHashMap<>();
    final Map<DeliveryKey, Delivery> deliveries = new TreeMap<>(Comparator.comparing(DeliveryKey::sequence)
            .thenComparing(key -> key.webhook().value(), BY_BYTES));

    final Map<OrganizationId, Connection> connections = new LinkedHashMap<>();
    final List<SubjectLink> links = new ArrayList<>();
    final Map<UUID, SignInAttempt> signIns = new TreeMap<>(BY_BYTES);
    final Map<OrganizationId, ServiceKeys> serviceKeys = new LinkedHashMap<>();
    final Map<Used, Instant> usedAssertions = new LinkedHashMap<>();
    final Map<UUID, Session> sessions = new TreeMap<>(BY_BYTES);
    final Map<UUID, Invitation> invitations = new TreeMap<>(BY_BYTES);
    final Map<UUID, ContactLink> contactLinks = new TreeMap<>(BY_BYTES);
    final Map<UUID, OwnerPassword> ownerPasswords = new TreeMap<>(BY_BYTES);
    long triesOfNobody;
    final Map<UUID, Simulation> simulations = new TreeMap<>(BY_BYTES);
    final Map<UUID, InMemorySentRequests.Stored> sentRequests = new TreeMap<>(BY_BYTES);

    /** A token with its organization. */
    record Token(OrganizationId organization, ScimToken token) {}

    /** A webhook with the time from which it is due and the end of its claim. */
    record Hook(Webhook webhook, Optional<Instant> due, Optional<Instant> claimed) {
        Hook dueNoLaterThan(Instant now) {
            return new Hook(webhook, due.map(present -> present.isAfter(now) ? now : present), claimed);
        }

        Hook withoutPause() {
            DeliveryProgress progress = webhook.progress();
            return with(new DeliveryProgress(progress.delivered(), progress.failures(), Optional.empty()));
        }

        Hook with(DeliveryProgress progress) {
            return new Hook(withProgress(webhook, progress), due, claimed);
        }

        /** Returns a webhook with the settings of this one and another progress. */
        static Webhook withProgress(Webhook webhook, DeliveryProgress progress) {
            return new Webhook(
                    webhook.organization(),
                    webhook.id(),
                    webhook.url(),
                    webhook.description(),
                    webhook.state(),
                    webhook.secret(),
                    webhook.retiring(),
                    webhook.createdAt(),
                    webhook.createdBy(),
                    webhook.version(),
                    progress);
        }
    }

    /** The key of a used assertion. */
    record Used(OrganizationId organization, ConnectionId connection, String assertionId) {}

    /** The key of a delivery. */
    record DeliveryKey(WebhookId webhook, long sequence) {}

    Optional<Hook> hook(OrganizationId organization, WebhookId id) {
        return Optional.ofNullable(webhooks.get(id))
                .filter(hook -> hook.webhook().organization().equals(organization));
    }

    void replace(OrganizationId organization, WebhookId id, UnaryOperator<Hook> change) {
        hook(organization, id).ifPresent(hook -> webhooks.put(id, change.apply(hook)));
    }

    InMemoryState copy() {
        InMemoryState copy = new InMemoryState();
        copy.organizations.putAll(organizations);
        copy.deleted.putAll(deleted);
        copy.exported.putAll(exported);
        copy.domainClaims.putAll(domainClaims);
        copy.workspaces.addAll(workspaces);
        copy.tokens.putAll(tokens);
        copy.apiKeys.putAll(apiKeys);
        copy.secretKey = secretKey;
        copy.users.putAll(users);
        copy.claims.putAll(claims);
        copy.lost.addAll(lost);
        copy.groups.putAll(groups);
        members.forEach((group, present) -> {
            Map<UUID, Instant> same = new TreeMap<>(BY_BYTES);
            same.putAll(present);
            copy.members.put(group, same);
        });
        copy.log.putAll(log);
        copy.failures.putAll(failures);
        copy.hours.putAll(hours);
        copy.rhythms.putAll(rhythms);
        copy.mappings.putAll(mappings);
        copy.grants.putAll(grants);
        copy.outbox.putAll(outbox);
        copy.progress.putAll(progress);
        events.forEach((organization, told) -> copy.events.put(organization, new ArrayList<>(told)));
        copy.heads.putAll(heads);
        copy.publishing.putAll(publishing);
        copy.attempts.putAll(attempts);
        copy.withheld.putAll(withheld);
        copy.published.putAll(published);
        copy.removalCounters.putAll(removalCounters);
        copy.removals.addAll(removals);
        copy.lastPosition = lastPosition;
        copy.auditLog.addAll(auditLog);
        copy.webhooks.putAll(webhooks);
        copy.deliveries.putAll(deliveries);
        copy.connections.putAll(connections);
        copy.links.addAll(links);
        copy.signIns.putAll(signIns);
        copy.serviceKeys.putAll(serviceKeys);
        copy.usedAssertions.putAll(usedAssertions);
        copy.sessions.putAll(sessions);
        copy.invitations.putAll(invitations);
        copy.contactLinks.putAll(contactLinks);
        copy.ownerPasswords.putAll(ownerPasswords);
        copy.triesOfNobody = triesOfNobody;
        copy.simulations.putAll(simulations);
        copy.sentRequests.putAll(sentRequests);
        return copy;
    }
}

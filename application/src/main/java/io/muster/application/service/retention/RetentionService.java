package io.muster.application.service.retention;

import io.muster.application.port.in.retention.ApplyRetention;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.UsedAssertions;
import io.muster.application.port.out.contact.ContactLinks;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.event.PublishingAttempts;
import io.muster.application.port.out.invitation.Invitations;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.removal.Removals;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.port.out.signin.SignIns;
import io.muster.application.port.out.synclog.Failures;
import io.muster.application.port.out.synclog.SentRequests;
import io.muster.application.port.out.synclog.SyncLog;
import io.muster.application.port.out.token.ApiKeys;
import io.muster.application.port.out.token.TokenRings;
import io.muster.application.port.out.traffic.RequestCounts;
import io.muster.application.port.out.webhook.Deliveries;
import io.muster.application.service.Batches;
import io.muster.application.service.EachOrganization;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.session.Session;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.synclog.SentRequest;
import io.muster.domain.traffic.HourCount;
import java.time.Duration;
import java.time.Instant;

/** Deletes expired data. The plan, the configuration or a fixed time sets how long data is kept. */
final class RetentionService implements ApplyRetention {
    private static final int LOG_ENTRIES_AT_ONCE = 1_000;
    private static final int HOURS_AT_ONCE = 500;
    private static final int EVENTS_AT_ONCE = 1_000;
    private static final int MAPPINGS_AT_ONCE = 500;
    private static final int REMOVALS_AT_ONCE = 500;
    private static final int DEAD_LETTERS_AT_ONCE = 500;
    private static final int CREDENTIALS_AT_ONCE = 500;
    private static final int SIGN_INS_AT_ONCE = 1_000;

    /** Longer than any window of a removal policy. */
    private static final Duration REMOVALS_KEPT = Duration.ofDays(90);

    /** Long enough for an identity provider that still sends an ended token to be seen in the sync log. */
    private static final Duration CREDENTIALS_KEPT = Duration.ofDays(90);

    /** Long enough for an Admin to see who did not accept, and when a contact was there last. */
    private static final Duration LINKS_KEPT = Duration.ofDays(30);

    private static final Duration SESSIONS_KEPT = Duration.ofDays(1);

    private final UnitOfWork unitOfWork;
    private final SyncLog syncLog;
    private final Failures failures;
    private final SentRequests sentRequests;
    private final RequestCounts requestCounts;
    private final EventFeed feed;
    private final PublishingAttempts withheld;
    private final GroupMappings mappings;
    private final Removals removals;
    private final Deliveries deliveries;
    private final TokenRings tokenRings;
    private final ApiKeys apiKeys;
    private final SignIns signIns;
    private final UsedAssertions usedAssertions;
    private final Sessions sessions;
    private final Invitations invitations;
    private final ContactLinks contactLinks;
    private final Organizations organizations;
    private final EachOrganization all;
    private final Environment environment;
    private final Duration eventsKept;

    RetentionService(Ports ports, Environment environment, Duration eventsKept) {
        this.unitOfWork = ports.unitOfWork();
        this.syncLog = ports.syncLog();
        this.failures = ports.failures();
        this.sentRequests = ports.sentRequests();
        this.requestCounts = ports.requestCounts();
        this.feed = ports.eventFeed();
        this.withheld = ports.publishingAttempts();
        this.mappings = ports.groupMappings();
        this.removals = ports.removals();
        this.deliveries = ports.deliveries();
        this.tokenRings = ports.tokenRings();
        this.apiKeys = ports.apiKeys();
        this.signIns = ports.signIns();
        this.usedAssertions = ports.usedAssertions();
        this.sessions = ports.sessions();
        this.invitations = ports.invitations();
        this.contactLinks = ports.contactLinks();
        this.organizations = ports.organizations();
        this.all = new EachOrganization(unitOfWork, organizations::ids);
        this.environment = environment;
        this.eventsKept = eventsKept;
    }

    @Override
    public long purgeSyncLogs() {
        unitOfWork.run(() -> syncLog.prepare(environment.now()));
        return all.sum(organization -> unitOfWork
                        .read(() -> organizations.find(organization))
                        .map(known -> environment.now().minus(known.plan().syncLogRetention()))
                        .map(before -> Batches.drain(
                                        unitOfWork,
                                        LOG_ENTRIES_AT_ONCE,
                                        most -> syncLog.purge(organization, before, most))
                                + Batches.drain(
                                        unitOfWork,
                                        LOG_ENTRIES_AT_ONCE,
                                        most -> failures.purge(organization, before, most)))
                        .orElse(0L)
                + Batches.drain(
                        unitOfWork,
                        LOG_ENTRIES_AT_ONCE,
                        most -> sentRequests.purge(
                                organization, environment.now().minus(SentRequest.KEPT), most)));
    }

    @Override
    public long purgeRequestCounts() {
        Instant before = environment.now().minus(HourCount.KEPT);
        return all.sum(organization ->
                Batches.drain(unitOfWork, HOURS_AT_ONCE, most -> requestCounts.purge(organization, before, most)));
    }

    @Override
    public long purgeEvents() {
        unitOfWork.run(() -> feed.prepare(environment.now()));
        Instant before = environment.now().minus(eventsKept);
        return all.sum(organization -> Batches.drain(
                        unitOfWork, EVENTS_AT_ONCE, most -> feed.purge(organization, before, most))
                + Batches.drain(unitOfWork, EVENTS_AT_ONCE, most -> withheld.purge(organization, before, most)));
    }

    @Override
    public long purgeMappings() {
        Instant before = environment.now().minus(GroupMapping.REMEMBERED);
        return new EachOrganization(unitOfWork, (after, limit) -> mappings.organizationsWithEnded(before, after, limit))
                .sum(organization -> Batches.drain(
                        unitOfWork, MAPPINGS_AT_ONCE, most -> mappings.purge(organization, before, most)));
    }

    @Override
    public long purgeRemovals() {
        Instant before = environment.now().minus(REMOVALS_KEPT);
        return new EachOrganization(unitOfWork, (after, limit) -> removals.organizationsWithOld(before, after, limit))
                .sum(organization -> Batches.drain(
                        unitOfWork, REMOVALS_AT_ONCE, most -> removals.purge(organization, before, most)));
    }

    @Override
    public long purgeDeadLetters() {
        Instant before = environment.now().minus(eventsKept);
        return all.sum(organization -> Batches.drain(
                unitOfWork, DEAD_LETTERS_AT_ONCE, most -> deliveries.purgeDeadLetters(organization, before, most)));
    }

    @Override
    public long purgeCredentials() {
        Instant before = environment.now().minus(CREDENTIALS_KEPT);
        return Batches.drain(unitOfWork, CREDENTIALS_AT_ONCE, most -> apiKeys.purge(before, most))
                + all.sum(organization -> Batches.drain(
                        unitOfWork, CREDENTIALS_AT_ONCE, most -> tokenRings.purge(organization, before, most)));
    }

    @Override
    public long purgeSignIns() {
        Instant now = environment.now();
        Instant endedInvitations = now.minus(Invitation.LIFE).minus(LINKS_KEPT);
        Instant endedLinks = now.minus(LINKS_KEPT);
        Instant endedSessions = now.minus(Session.LONGEST).minus(SESSIONS_KEPT);
        return all.sum(organization -> unitOfWork
                        .read(() -> organizations.find(organization))
                        .map(known -> now.minus(known.plan().syncLogRetention()))
                        .map(before -> Batches.drain(
                                unitOfWork, SIGN_INS_AT_ONCE, most -> signIns.purge(organization, before, most)))
                        .orElse(0L)
                + Batches.drain(
                        unitOfWork,
                        SIGN_INS_AT_ONCE,
                        most -> signIns.purgeUnfinished(
                                organization, now.minus(SignInAttempt.LIFE), SignInAttempt.MAX_FRUITLESS, most))
                + Batches.drain(unitOfWork, SIGN_INS_AT_ONCE, most -> usedAssertions.purge(organization, now, most))
                + Batches.drain(
                        unitOfWork, SIGN_INS_AT_ONCE, most -> invitations.purge(organization, endedInvitations, most))
                + Batches.drain(
                        unitOfWork, SIGN_INS_AT_ONCE, most -> contactLinks.purge(organization, endedLinks, most))
                + Batches.drain(
                        unitOfWork, SIGN_INS_AT_ONCE, most -> sessions.purge(organization, endedSessions, most)));
    }
}

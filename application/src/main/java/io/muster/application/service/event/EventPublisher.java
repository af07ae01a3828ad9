package io.muster.application.service.event;

import io.muster.application.port.out.Chunks;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.event.Outbox;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.MembershipChange;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PendingEvent.Audience;
import io.muster.domain.event.PendingEvent.EventDraft;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.traffic.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds events about the changes of a unit of work to the outbox, as part of that unit of work. */
public final class EventPublisher {
    /** The most ids of an event; a larger change becomes several events. */
    private static final int IDS_IN_AN_EVENT = 100;

    private final Outbox outbox;
    private final Environment environment;

    public EventPublisher(Outbox outbox, Environment environment) {
        this.outbox = outbox;
        this.environment = environment;
    }

    public void member(EventType type, DirectoryUser user) {
        EventData data = EventData.NONE
                .with("userName", user.profile().userName().value())
                .with("displayName", user.profile().name())
                .with("email", user.primaryEmail().map(EmailAddress::value))
                .with("externalId", user.profile().externalId().map(ExternalId::value))
                .with("active", type != EventType.MEMBER_DELETED && user.active() && !user.deleted())
                .with("origin", user.origin().name());
        outbox.add(
                List.of(published(user.organization(), type, user.id().path(), data, new Audience.Member(user.id()))));
    }

    /** Publishes that the primary e-mail address of an Admin is another one. */
    public void adminEmail(DirectoryUser before, DirectoryUser after) {
        EventData data = EventData.NONE
                .with("userName", after.profile().userName().value())
                .with("email", after.primaryEmail().map(EmailAddress::value))
                .with("previousEmail", before.primaryEmail().map(EmailAddress::value));
        outbox.add(List.of(published(
                after.organization(),
                EventType.MEMBER_ADMIN_EMAIL_CHANGED,
                after.id().path(),
                data,
                new Audience.Nobody())));
    }

    /** Publishes that the access of a member may have changed. */
    public void access(OrganizationId organization, UserId user) {
        outbox.add(List.of(PendingEvent.of(organization, new Audience.Member(user))));
    }

    /** Publishes that the access of any member may have changed. */
    public void accessOfAllMembers(OrganizationId organization) {
        outbox.add(List.of(PendingEvent.of(organization, new Audience.Everybody())));
    }

    /** @param mapping the mapping of the group */
    public void created(DirectoryGroup group, MembershipChange change, Optional<GroupMapping> mapping) {
        outbox.add(Stream.concat(Stream.of(group(EventType.GROUP_CREATED, group)), members(group, change, mapping))
                .toList());
    }

    /** @param mapping the mapping of the group */
    public void changed(
            DirectoryGroup group, boolean renamed, MembershipChange change, Optional<GroupMapping> mapping) {
        outbox.add(Stream.concat(
                        Stream.of(group(EventType.GROUP_UPDATED, group)).filter(event -> renamed),
                        members(group, change, mapping))
                .toList());
    }

    /** Publishes the deletion of a group; call it before the group and its memberships are removed. */
    public void deleting(DirectoryGroup group, Optional<GroupMapping> mapping) {
        outbox.add(List.of(group(EventType.GROUP_DELETED, group)));
        mapping.ifPresent(lost -> {
            mappingDeleted(lost);
            outbox.addForMembers(group.organization(), group.id());
        });
    }

    /** Publishes that a mapping was deleted or has ended with its group. */
    public void mappingDeleted(GroupMapping mapping) {
        outbox.add(List.of(mapping(EventType.MAPPING_DELETED, mapping)));
    }

    /** Publishes that a deleted member is back in the groups. */
    public void rejoined(OrganizationId organization, Collection<GroupRef> groups, UserId user) {
        outbox.add(groups.stream()
                .map(group -> members(organization, group, "joined", List.of(user.toString())))
                .toList());
    }

    public void connection(OrganizationId organization, ConnectionVersion active) {
        EventData data = EventData.NONE
                .with("protocol", active.settings().protocol().name())
                .with("issuer", active.settings().issuer())
                .with("version", Long.toString(active.number()));
        outbox.add(List.of(
                published(organization, EventType.CONNECTION_CHANGED, "connection", data, new Audience.Nobody())));
    }

    /** Publishes whether members have to sign in through the SSO connection from now on. */
    public void requirement(OrganizationId organization, boolean required) {
        EventData data = EventData.NONE.with("ssoRequired", Boolean.toString(required));
        outbox.add(List.of(published(
                organization, EventType.CONNECTION_REQUIREMENT_CHANGED, "connection", data, new Audience.Nobody())));
    }

    /** Publishes that the last certificate by which the identity provider can sign ends in so many days. */
    public void certificateEnding(OrganizationId organization, IdpCertificate certificate, int days) {
        EventData data = EventData.NONE
                .with("fingerprint", certificate.fingerprint())
                .with("endsAt", certificate.end().toString())
                .with("days", Integer.toString(days));
        outbox.add(List.of(published(
                organization, EventType.CONNECTION_CERTIFICATE_ENDING, "connection", data, new Audience.Nobody())));
    }

    public void mappings(Collection<GroupMapping> mappings) {
        outbox.add(mappings.stream().flatMap(this::mapping).toList());
    }

    /** @param lossAt when the verification will be taken back */
    public void domain(EventType type, OrganizationId organization, DomainName domain, Optional<Instant> lossAt) {
        EventData data = EventData.NONE.with("domain", domain.value()).with("lossAt", lossAt.map(Instant::toString));
        outbox.add(List.of(published(organization, type, "domains/" + domain, data, new Audience.Nobody())));
    }

    /** Publishes that the identity provider is silent, or is back. */
    public void sync(EventType type, OrganizationId organization, Rhythm rhythm) {
        EventData data = EventData.NONE
                .with("client", rhythm.client().name())
                .with("lastRequest", rhythm.lastRequest().toString())
                .with("usualInterval", rhythm.usualInterval().map(Duration::toString));
        outbox.add(List.of(published(organization, type, "provisioning", data, new Audience.Nobody())));
    }

    private Stream<PendingEvent> mapping(GroupMapping mapping) {
        return Stream.concat(
                Stream.of(mapping(EventType.MAPPING_CHANGED, mapping)),
                mapping.group().stream()
                        .map(group -> PendingEvent.of(mapping.organization(), new Audience.Group(group))));
    }

    private PendingEvent mapping(EventType type, GroupMapping mapping) {
        EventData data = EventData.NONE
                .with("displayName", mapping.target().name().value())
                .with("group", mapping.group().map(GroupId::toString))
                .with("role", mapping.role().map(RoleGrant::role).map(OrgRole::name))
                .with(
                        "workspaces",
                        mapping.workspaces().keySet().stream()
                                .map(WorkspaceId::toString)
                                .sorted()
                                .toList());
        return published(mapping.organization(), type, "group-mappings/" + mapping.id(), data, new Audience.Nobody());
    }

    private PendingEvent group(EventType type, DirectoryGroup group) {
        EventData data = EventData.NONE
                .with("displayName", group.displayName().value())
                .with("externalId", group.externalId().map(ExternalId::value));
        return published(group.organization(), type, "groups/" + group.id(), data, new Audience.Nobody());
    }

    private Stream<PendingEvent> members(
            DirectoryGroup group, MembershipChange change, Optional<GroupMapping> mapping) {
        List<PendingEvent> events = new ArrayList<>();
        GroupRef of = group.ref();
        chunks(change.joined()).forEach(some -> events.add(members(group.organization(), of, "joined", some)));
        chunks(change.left()).forEach(some -> events.add(members(group.organization(), of, "left", some)));
        // also for a mapping that gives nothing by now: the pending event of that change no longer reaches a member who
        // leaves the group before it is moved into the feed
        if (mapping.isPresent()) {
            Stream.concat(change.joined().stream(), change.left().stream())
                    .forEach(user -> events.add(PendingEvent.of(group.organization(), new Audience.Member(user))));
        }
        return events.stream();
    }

    private PendingEvent members(OrganizationId organization, GroupRef group, String how, List<String> users) {
        EventData data = EventData.NONE.with("displayName", group.display()).with(how, users);
        return published(
                organization, EventType.GROUP_MEMBERS_CHANGED, "groups/" + group.id(), data, new Audience.Nobody());
    }

    private PendingEvent published(
            OrganizationId organization, EventType type, String subject, EventData data, Audience audience) {
        EventDraft published = new EventDraft(environment.ids().next(), type.name(), subject, environment.now(), data);
        return new PendingEvent(organization, Optional.of(published), audience);
    }

    private static List<List<String>> chunks(Collection<UserId> users) {
        return Chunks.of(users.stream().map(UserId::toString).sorted().toList(), IDS_IN_AN_EVENT);
    }
}

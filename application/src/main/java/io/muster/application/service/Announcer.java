package io.muster.application.service;

import io.muster.application.port.out.Outbox;
import io.muster.domain.access.GroupMapping;
import io.muster.domain.access.OrgRole;
import io.muster.domain.access.RoleGrant;
import io.muster.domain.access.WorkspaceId;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.MembershipChange;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Announcement;
import io.muster.domain.event.Announcement.Reach;
import io.muster.domain.event.Announcement.Said;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what a unit of work has changed, as part of it. */
public final class Announcer {
    /** How many ids an event names; a larger change is told in several. */
    private static final int IDS_IN_AN_EVENT = 100;

    private final Outbox outbox;
    private final Sources sources;

    public Announcer(Outbox outbox, Sources sources) {
        this.outbox = outbox;
        this.sources = sources;
    }

    void member(EventType type, DirectoryUser user) {
        EventData data = EventData.NONE
                .with("userName", user.profile().userName().value())
                .with(
                        "displayName",
                        Optional.ofNullable(user.profile().details().get(UserAttribute.DISPLAY_NAME)))
                .with("email", user.profile().primaryEmail().map(EmailAddress::value))
                .with("externalId", user.profile().externalId().map(ExternalId::value))
                .with("active", user.active() && !user.deleted())
                .with("origin", user.origin().name());
        outbox.announce(
                List.of(said(user.organization(), type, "members/" + user.id(), data, new Reach.Member(user.id()))));
    }

    /** That a member's access may be another now. */
    void access(OrganizationId organization, UserId user) {
        outbox.announce(List.of(Announcement.of(organization, new Reach.Member(user))));
    }

    /** That anybody's access may be another now. */
    void everybodysAccess(OrganizationId organization) {
        outbox.announce(List.of(Announcement.of(organization, new Reach.Everybody())));
    }

    /** @param mapping what membership in the group gives */
    void created(DirectoryGroup group, MembershipChange change, Optional<GroupMapping> mapping) {
        outbox.announce(Stream.concat(Stream.of(group(EventType.GROUP_CREATED, group)), members(group, change, mapping))
                .toList());
    }

    /** @param mapping what membership in the group gives */
    void changed(DirectoryGroup group, boolean renamed, MembershipChange change, Optional<GroupMapping> mapping) {
        outbox.announce(Stream.concat(
                        Stream.of(group(EventType.GROUP_UPDATED, group)).filter(event -> renamed),
                        members(group, change, mapping))
                .toList());
    }

    /** The group, with its memberships, is still there. */
    void deleting(DirectoryGroup group, Optional<GroupMapping> mapping) {
        outbox.announce(List.of(group(EventType.GROUP_DELETED, group)));
        mapping.ifPresent(lost -> {
            gone(lost);
            outbox.announceMembers(group.organization(), group.id());
        });
    }

    /** The mapping gives nothing any more. */
    void gone(GroupMapping mapping) {
        outbox.announce(List.of(mapping(EventType.MAPPING_DELETED, mapping)));
    }

    /** A member who was deleted is back, in the groups where they were. */
    void rejoined(Collection<DirectoryGroup> groups, UserId user) {
        outbox.announce(groups.stream()
                .map(group -> members(group, "joined", List.of(user.toString())))
                .toList());
    }

    void mappings(Collection<GroupMapping> mappings) {
        outbox.announce(mappings.stream().flatMap(this::mapping).toList());
    }

    private Stream<Announcement> mapping(GroupMapping mapping) {
        return Stream.concat(
                Stream.of(mapping(EventType.MAPPING_CHANGED, mapping)),
                mapping.group().stream().map(group -> Announcement.of(mapping.organization(), new Reach.Group(group))));
    }

    private Announcement mapping(EventType type, GroupMapping mapping) {
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
        return said(mapping.organization(), type, "group-mappings/" + mapping.id(), data, new Reach.Nobody());
    }

    private Announcement group(EventType type, DirectoryGroup group) {
        EventData data = EventData.NONE
                .with("displayName", group.displayName().value())
                .with("externalId", group.externalId().map(ExternalId::value));
        return said(group.organization(), type, "groups/" + group.id(), data, new Reach.Nobody());
    }

    private Stream<Announcement> members(
            DirectoryGroup group, MembershipChange change, Optional<GroupMapping> mapping) {
        List<Announcement> told = new ArrayList<>();
        chunks(change.joined()).forEach(some -> told.add(members(group, "joined", some)));
        chunks(change.left()).forEach(some -> told.add(members(group, "left", some)));
        // Even if it gives nothing by now: who leaves before the feed has told of that isn't met by those who will tell
        // it.
        if (mapping.isPresent()) {
            Stream.concat(change.joined().stream(), change.left().stream())
                    .forEach(user -> told.add(Announcement.of(group.organization(), new Reach.Member(user))));
        }
        return told.stream();
    }

    private Announcement members(DirectoryGroup group, String how, List<String> users) {
        EventData data =
                EventData.NONE.with("displayName", group.displayName().value()).with(how, users);
        return said(
                group.organization(),
                EventType.GROUP_MEMBERS_CHANGED,
                "groups/" + group.id(),
                data,
                new Reach.Nobody());
    }

    private Announcement said(
            OrganizationId organization, EventType type, String subject, EventData data, Reach reach) {
        Said said = new Said(sources.ids().next(), type, subject, sources.now(), data);
        return new Announcement(organization, Optional.of(said), reach);
    }

    private static List<List<String>> chunks(Collection<UserId> users) {
        return Batches.chunks(users.stream().map(UserId::toString).sorted().toList(), IDS_IN_AN_EVENT);
    }
}

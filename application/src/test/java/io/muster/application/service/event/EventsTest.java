package io.muster.application.service.event;

import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.withDetail;
import static io.muster.application.testing.Fixtures.withEmail;
import static io.muster.application.testing.Fixtures.workspace;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.application.port.in.event.ReadEvents;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.application.service.event.OneBatch.NodeEnded;
import io.muster.application.testing.Scene;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupEdit.ExternalIdEdit;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventType;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem.Code;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Publishing and reading of events. */
class EventsTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final WorkspaceId data = added(scene.ports, workspace(acme, "Data")).id();

    @Test
    void memberLifeCycleIsPublished() {
        UserId ana = scene.create(profile("ana@" + scene.domain));
        scene.edit(ana, current -> withDetail(current, UserAttribute.DISPLAY_NAME, "Ana"));
        scene.edit(ana, current -> current);
        scene.edit(ana, current -> current.activated(false));
        scene.edit(ana, current -> current.activated(true));
        scene.users.delete(scene.call(), ana, ResourceVersion.ANY);

        assertThat(types())
                .containsExactly(
                        EventType.MEMBER_CREATED.name(),
                        EventType.MEMBER_UPDATED.name(),
                        EventType.MEMBER_DEACTIVATED.name(),
                        EventType.MEMBER_REACTIVATED.name(),
                        EventType.MEMBER_DELETED.name());
        assertThat(events()).allMatch(event -> event.subject().equals("members/" + ana));
        assertThat(events().get(1).data().fields())
                .containsEntry("userName", "ana@" + scene.domain)
                .containsEntry("displayName", "Ana")
                .containsEntry("active", true);
        assertThat(events().get(4).data().fields()).containsEntry("active", false);
    }

    @Test
    void anotherPrimaryEmailOfAnAdminIsAnEventOfItsOwn() {
        UserId boss = scene.create(profile("boss@" + scene.domain));
        for (UserId admin : List.of(boss, scene.create(profile("second")))) {
            scene.members.setRole(scene.admin, acme, admin, Optional.of(OrgRole.ADMIN));
        }
        scene.edit(boss, current -> withEmail(current, "thief@" + scene.domain).activated(false));
        int before = events().size();

        scene.edit(boss, current -> withEmail(current, "other@" + scene.domain).activated(true));

        List<Event> told = events().subList(before, events().size());
        assertThat(told)
                .extracting(Event::type)
                .contains(EventType.MEMBER_REACTIVATED.name(), EventType.MEMBER_ADMIN_EMAIL_CHANGED.name());
        assertThat(events())
                .filteredOn(event -> event.type().equals(EventType.MEMBER_ADMIN_EMAIL_CHANGED.name()))
                .extracting(Event::subject, event -> event.data().fields())
                .containsExactly(
                        tuple("members/" + boss, emailChange(boss("thief"), boss("boss"))),
                        tuple("members/" + boss, emailChange(boss("other"), boss("thief"))));
    }

    private String boss(String name) {
        return name + "@" + scene.domain;
    }

    private Map<String, Object> emailChange(String now, String before) {
        return Map.of("userName", boss("boss"), "email", now, "previousEmail", before);
    }

    @Test
    void accessChangeIsPublishedWithOldAndNewAccess() {
        UserId ana = scene.create(profile("ana"));
        DirectoryGroup team =
                scene.groups.create(scene.call(), GroupName.of("Team"), Optional.empty(), NamedMembers.of(Set.of(ana)));
        assertThat(types()).contains(EventType.MEMBER_ACCESS_CHANGED.name(), EventType.GROUP_MEMBERS_CHANGED.name());
        int before = events().size();

        map(team, 0, OrgRole.DEVELOPER, data);

        List<Event> told = events().subList(before, events().size());
        assertThat(told)
                .extracting(Event::type)
                .containsExactly(EventType.MAPPING_CHANGED.name(), EventType.MEMBER_ACCESS_CHANGED.name());
        assertThat(told.get(0).data().fields())
                .containsEntry("group", team.id().toString())
                .containsEntry("role", "DEVELOPER")
                .containsEntry("workspaces", List.of(data.toString()));
        assertThat(told.get(1).data().fields())
                .containsEntry("active", true)
                .containsEntry("role", "DEVELOPER")
                .containsEntry("workspaces", List.of(data.toString()))
                .containsEntry("previousRole", "VIEWER")
                .containsEntry("previousWorkspaces", List.of());
    }

    @Test
    void changeWithoutEffectOnAccessPublishesNoAccessChange() {
        UserId ana = scene.create(profile("ana"));
        DirectoryGroup first = push("First", ana);
        map(first, 0, OrgRole.DEVELOPER, data);
        int before = events().size();

        DirectoryGroup second = push("Second", ana);
        map(second, 0, OrgRole.VIEWER, data);

        assertThat(events().subList(before, events().size()))
                .extracting(Event::type)
                .containsExactly(
                        EventType.GROUP_CREATED.name(),
                        EventType.GROUP_MEMBERS_CHANGED.name(),
                        EventType.MAPPING_CHANGED.name());
    }

    @Test
    void groupChangesArePublishedWithNameAndMembers() {
        UserId ana = scene.create(profile("ana"));
        DirectoryGroup team = push("Team");
        scene.change(team, new Delta(Set.of(ana), Set.of()));
        scene.groups.edit(
                scene.call(),
                team.id(),
                ResourceVersion.ANY,
                new GroupEdit(Optional.of(GroupName.of("Crew")), new ExternalIdEdit.Keep(), Delta.NONE));
        scene.groups.delete(scene.call(), team.id(), ResourceVersion.ANY);

        List<Event> ofTheGroup = events().stream()
                .filter(event -> event.subject().equals("groups/" + team.id()))
                .toList();
        assertThat(ofTheGroup)
                .extracting(Event::type)
                .containsExactly(
                        EventType.GROUP_CREATED.name(),
                        EventType.GROUP_MEMBERS_CHANGED.name(),
                        EventType.GROUP_UPDATED.name(),
                        EventType.GROUP_DELETED.name());
        assertThat(ofTheGroup.get(1).data().fields()).containsEntry("joined", List.of(ana.toString()));
        assertThat(ofTheGroup.get(2).data().fields()).containsEntry("displayName", "Crew");
    }

    @Test
    void mappingOfALargeGroupIsPublishedInBatchesAndResumed() {
        Set<UserId> members = new HashSet<>();
        for (int number = 0; number < 1_200; number++) {
            members.add(scene.create(profile("user" + number)));
        }
        DirectoryGroup team =
                scene.groups.create(scene.call(), GroupName.of("Team"), Optional.empty(), NamedMembers.of(members));
        while (scene.relay.relay()) {
            // until nothing waits
        }
        long before = head();
        map(team, 0, OrgRole.DEVELOPER, data);

        // as if the node had died after the first batch: another one finds what is left in the outbox
        assertThatThrownBy(() -> writerOfOneBatch().write(acme)).isInstanceOf(NodeEnded.class);
        long afterTheFirst = head() - before;
        while (scene.relay.relay()) {
            // until nothing waits
        }

        assertThat(afterTheFirst).isBetween(2L, 501L);
        List<Event> told = scene.ports
                .unitOfWork()
                .read(() -> scene.ports.eventFeed().after(acme, before, 5_000).items());
        assertThat(told.get(0).type()).isEqualTo(EventType.MAPPING_CHANGED.name());
        assertThat(told.subList(1, told.size()))
                .hasSize(1_200)
                .allMatch(event -> event.type().equals(EventType.MEMBER_ACCESS_CHANGED.name()))
                .extracting(Event::subject)
                .doesNotHaveDuplicates();
    }

    @Test
    void accessOfMembersInThousandsOfWorkspacesIsPublishedInSmallBatches() {
        UserId[] members = IntStream.range(0, 40)
                .mapToObj(number -> scene.create(profile("user" + number)))
                .toArray(UserId[]::new);
        WorkspaceId[] workspaces = IntStream.range(0, 1_000)
                .mapToObj(number ->
                        added(scene.ports, workspace(acme, "W" + number)).id())
                .toArray(WorkspaceId[]::new);
        map(push("First", members), 0, OrgRole.DEVELOPER, workspaces);
        map(push("Second", members), 0, OrgRole.DEVELOPER, workspaces);
        long before = head();

        assertThatThrownBy(() -> writerOfOneBatch().write(acme)).isInstanceOf(NodeEnded.class);

        assertThat(scene.ports
                        .unitOfWork()
                        .read(() ->
                                scene.ports.eventFeed().after(acme, before, 500).items()))
                .filteredOn(event -> !((List<?>) event.data().fields().getOrDefault("workspaces", List.of())).isEmpty())
                .hasSizeLessThan(4);
        while (scene.relay.relay()) {
            // until nothing waits
        }
        assertThat(scene.events
                        .state(scene.admin, acme, Optional.empty(), 500)
                        .page()
                        .more())
                .isTrue();
        assertThat(scene.ports
                        .unitOfWork()
                        .read(() -> scene.ports.eventFeed().publishedAccess(acme, List.of(members[39])))
                        .orElseThrow())
                .hasEntrySatisfying(
                        members[39], access -> assertThat(access.workspaces()).hasSize(1_000));
    }

    @Test
    void laterEventWaitsForTheMembersOfAnEarlierOne() {
        DirectoryGroup first = push("First");
        DirectoryGroup second = push("Second");
        int before = events().size();

        map(first, 0, OrgRole.DEVELOPER, data);
        map(second, 0, OrgRole.DEVELOPER, data);
        scene.create(profile("ana"));

        assertThat(events().subList(before, events().size()))
                .extracting(Event::type)
                .containsExactly(
                        EventType.MAPPING_CHANGED.name(),
                        EventType.MAPPING_CHANGED.name(),
                        EventType.MEMBER_CREATED.name(),
                        EventType.MEMBER_ACCESS_CHANGED.name());
    }

    @Test
    void connectionRoleChangeIsPublishedForAllMembers() {
        UserId ana = scene.create(profile("ana"));
        UserId ben = scene.create(profile("ben"));
        int before = events().size();

        scene.organizations.setSso(
                scene.admin,
                acme,
                SsoSummary.draft(
                        scene.organization().sso().orElseThrow().protocol(),
                        "https://login.example",
                        OrgRole.DEVELOPER),
                scene.organization().domains(),
                true,
                false);

        assertThat(events().subList(before, events().size()))
                .extracting(Event::subject)
                .containsExactly("members/" + ana, "members/" + ben);
    }

    @Test
    void readerSeesNoGapAndIsRefusedAfterDeletedEvents() {
        scene.create(profile("ana"));
        scene.create(profile("ben"));

        List<Event> all = events();
        assertThat(all)
                .extracting(Event::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(scene.events.after(scene.admin, acme, 2, 1).page()).containsExactly(all.get(2));
        assertThat(scene.events.after(scene.admin, acme, all.size(), 10).page()).isEmpty();
        assertRefused(Code.INVALID_CURSOR, () -> scene.events.after(scene.admin, acme, all.size() + 1, 10));
        scene.passes(Duration.ofDays(31));
        assertThat(scene.retention.purgeEvents()).isEqualTo(all.size());
        assertRefused(Code.INVALID_CURSOR, () -> scene.events.after(scene.admin, acme, 0, 10));
        assertThat(scene.events.after(scene.admin, acme, all.size(), 10).page()).isEmpty();
        assertThat(scene.events.oldest(scene.admin, acme, 10).page()).isEmpty();
        assertThat(scene.events.oldest(scene.admin, acme, 10).next()).isEqualTo(all.size());
        scene.create(profile("cleo"));
        assertThat(scene.events.oldest(scene.admin, acme, 10).page())
                .extracting(Event::sequence)
                .startsWith(all.size() + 1L);
    }

    @Test
    void copyFromTheStateMatchesThePublishedAccess() {
        UserId ana = scene.create(profile("ana"));
        UserId ben = scene.create(profile("ben"));
        DirectoryGroup team = push("Team", ana);
        map(team, 0, OrgRole.DEVELOPER, data);

        ReadEvents.State first = scene.events.state(scene.admin, acme, Optional.empty(), 1);
        ReadEvents.State second = scene.events.state(scene.admin, acme, Optional.of(ana), 10);

        assertThat(first.head()).isEqualTo(head());
        assertThat(first.page().items())
                .containsExactly(new ReadEvents.MemberAccess(
                        ana, EffectiveAccess.of(Optional.of(OrgRole.DEVELOPER), Set.of(data))));
        assertThat(first.page().more()).isTrue();
        assertThat(second.page().items())
                .extracting(ReadEvents.MemberAccess::user)
                .containsExactly(ben);
        scene.edit(ben, current -> current.activated(false));
        assertThat(scene.events.after(scene.admin, acme, first.head(), 10).page())
                .extracting(Event::type)
                .contains(EventType.MEMBER_ACCESS_CHANGED.name());
        assertThat(scene.events
                        .state(scene.admin, acme, Optional.empty(), 10)
                        .page()
                        .items())
                .extracting(ReadEvents.MemberAccess::user)
                .containsExactly(ana);
    }

    @Test
    void emptiedMappingIsPublished() {
        DirectoryGroup team = push("Team");
        map(team, 0, OrgRole.DEVELOPER, data);
        List<GroupMapping> prepared = scene.mappings.save(
                scene.admin,
                acme,
                List.of(new MappingProposal(
                        new MappingSelector.ByName(GroupName.of("Later")),
                        new MappingContent(Optional.empty(), Set.of()),
                        0)),
                Optional.empty());

        scene.mappings.delete(scene.admin, acme, prepared.get(0).id(), 1);
        assertThat(types()).endsWith(EventType.MAPPING_DELETED.name());
        scene.groups.delete(scene.call(), team.id(), ResourceVersion.ANY);

        assertThat(types()).endsWith(EventType.GROUP_DELETED.name(), EventType.MAPPING_DELETED.name());
    }

    private FeedWriter writerOfOneBatch() {
        return new FeedWriter(OneBatch.of(scene.ports), (organization, position, reason) -> {}, scene.environment);
    }

    private DirectoryGroup push(String name, UserId... members) {
        return scene.groups.create(
                scene.call(), GroupName.of(name), Optional.empty(), NamedMembers.of(Set.of(members)));
    }

    private void map(DirectoryGroup group, long version, OrgRole role, WorkspaceId... workspaces) {
        scene.mappings.save(
                scene.admin,
                acme,
                List.of(new MappingProposal(
                        new MappingSelector.ByGroup(group.id()),
                        new MappingContent(Optional.of(role), Set.of(workspaces)),
                        version)),
                Optional.empty());
    }

    private long head() {
        return scene.ports.unitOfWork().read(() -> scene.ports.eventFeed().head(acme));
    }

    private List<Event> events() {
        return scene.events.after(scene.admin, acme, 0, 1_000).page();
    }

    private List<String> types() {
        return events().stream().map(Event::type).toList();
    }
}

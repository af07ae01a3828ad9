package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.group;
import static io.muster.application.testing.Fixtures.workspace;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem.Code;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface GroupMappingsContract {
    Ports ports();

    @Test
    default void mappingIsReadAsStored() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        DirectoryGroup team = added(ports(), group(acme, "Team"));

        GroupMapping mapping = Mappings.map(ports(), team, OrgRole.DEVELOPER, data);

        assertThat(find(acme, mapping.id())).contains(mapping);
        assertThat(of(team)).contains(mapping);
    }

    @Test
    default void changedMappingIsReadAsSaved() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        WorkspaceId web = added(ports(), workspace(acme, "Web")).id();
        GroupMapping mapping = Mappings.map(ports(), added(ports(), group(acme, "Team")), OrgRole.DEVELOPER, data);
        GroupMapping changed = mapping.changedTo(
                new MappingContent(Optional.empty(), Set.of(data, web)), new Provenance(NOON, "cleo"));

        ports().unitOfWork().run(() -> ports().groupMappings().save(changed));

        assertThat(find(acme, mapping.id())).contains(changed);
    }

    @Test
    default void boundMappingIsReadWithThePresentNameOfItsGroup() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        GroupMapping mapping = Mappings.map(ports(), team, OrgRole.DEVELOPER);
        DirectoryGroup renamed = team.named(GroupName.of("Crew"), Optional.empty());

        ports().unitOfWork().run(() -> ports().groups().save(renamed));

        assertThat(find(acme, mapping.id())).contains(mapping.boundTo(renamed));
        assertThat(of(team)).contains(mapping.boundTo(renamed));
    }

    @Test
    default void contentsOfSeveralGroupsLeaveOutGroupsWithoutAMapping() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        DirectoryGroup unmapped = added(ports(), group(acme, "Unmapped"));
        GroupMapping mapping = Mappings.map(ports(), team, OrgRole.DEVELOPER, data);

        assertThat(ports().unitOfWork()
                        .read(() -> ports().groupMappings().contents(acme, List.of(team.id(), unmapped.id()))))
                .containsOnly(Map.entry(team.id(), mapping.content()));
    }

    @Test
    default void mappingOfAnotherOrganizationIsNotFound() {
        OrganizationId other = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(Fixtures.newOrganization(ports()), "Team"));
        GroupMapping mapping = Mappings.map(ports(), team, OrgRole.DEVELOPER);

        assertThat(find(other, mapping.id())).isEmpty();
        assertThat(ports().unitOfWork().read(() -> ports().groupMappings().of(other, team.id())))
                .isEmpty();
    }

    @Test
    default void secondMappingOfAGroupIsAConflict() {
        DirectoryGroup team = added(ports(), group(Fixtures.newOrganization(ports()), "Team"));
        Mappings.map(ports(), team, OrgRole.DEVELOPER);

        assertRefused(Code.CONFLICT, () -> Mappings.map(ports(), team, OrgRole.VIEWER));
    }

    @Test
    default void mappingIsRemovedByItsOwnOrganizationOnly() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        GroupMapping mapping = Mappings.map(ports(), added(ports(), group(acme, "Team")), OrgRole.DEVELOPER);

        ports().unitOfWork().run(() -> ports().groupMappings().remove(other, mapping.id()));
        assertThat(find(acme, mapping.id())).isPresent();

        ports().unitOfWork().run(() -> ports().groupMappings().remove(acme, mapping.id()));
        assertThat(find(acme, mapping.id())).isEmpty();
    }

    @Test
    default void severalMappingsAreAddedAndFoundTogether() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        GroupMapping first = Mappings.bound(added(ports(), group(acme, "First")), OrgRole.VIEWER, data);
        GroupMapping second = Mappings.bound(added(ports(), group(acme, "Second")), OrgRole.DEVELOPER, data);
        List<MappingId> ids = List.of(first.id(), second.id());

        ports().unitOfWork().run(() -> ports().groupMappings().add(List.of(first, second)));

        assertThat(findAll(acme, ids)).containsExactlyInAnyOrder(first, second);
        assertThat(findAll(acme, List.of(second.id()))).containsExactly(second);
        assertThat(findAll(acme, List.of())).isEmpty();
        assertThat(findAll(Fixtures.newOrganization(ports()), ids)).isEmpty();
    }

    @Test
    default void severalMappingsAreSavedTogetherAndOthersAreKept() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        GroupMapping first = Mappings.map(ports(), added(ports(), group(acme, "First")), OrgRole.VIEWER, data);
        GroupMapping second = Mappings.map(ports(), added(ports(), group(acme, "Second")), OrgRole.DEVELOPER, data);
        GroupMapping kept = Mappings.map(ports(), added(ports(), group(acme, "Kept")), OrgRole.ADMIN, data);
        GroupMapping emptied = first.changedTo(MappingContent.NOTHING, Mappings.BY_BEA);
        GroupMapping raised =
                second.changedTo(new MappingContent(Optional.of(OrgRole.ADMIN), Set.of(data)), Mappings.BY_BEA);

        ports().unitOfWork().run(() -> ports().groupMappings().save(List.of(emptied, raised)));

        assertThat(findAll(acme, List.of(first.id(), second.id(), kept.id())))
                .containsExactlyInAnyOrder(emptied, raised, kept);
    }

    @Test
    default void emptyListsOfMappingsAreAddedAndSavedWithoutAnEffect() {
        ports().unitOfWork().run(() -> {
            ports().groupMappings().add(List.of());
            ports().groupMappings().save(List.of());
        });
    }

    @Test
    default void pushedGroupTakesOverTheMappingThatIsPreparedForItsName() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        GroupMapping prepared = prepared(acme, "Finance");
        ended(acme, "Old", NOON.minusSeconds(20));

        assertThat(awaiting(pushed(acme, "FINANCE", "x"), NOON.minusSeconds(60)))
                .contains(prepared);
    }

    @Test
    default void pushedGroupTakesOverTheLatestEndedMappingOfItsExternalId() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ended(acme, "Old", NOON.minusSeconds(20));
        GroupMapping late = ended(acme, "Older", NOON.minusSeconds(10));

        assertThat(awaiting(pushed(acme, "Other", "x"), NOON.minusSeconds(60))).contains(late);
    }

    @Test
    default void mappingThatEndedTooLongAgoIsNotTakenOver() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ended(acme, "Old", NOON.minusSeconds(20));

        assertThat(awaiting(pushed(acme, "Other", "x"), NOON)).isEmpty();
    }

    @Test
    default void mappingOfAnotherExternalIdIsNotTakenOver() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ended(acme, "Old", NOON.minusSeconds(20));

        assertThat(awaiting(pushed(acme, "Other", "X"), NOON.minusSeconds(60))).isEmpty();
        assertThat(awaiting(group(acme, "Old"), NOON.minusSeconds(60))).isEmpty();
    }

    @Test
    default void secondPreparedMappingOfANameIsAConflict() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        prepared(acme, "Finance");

        assertRefused(Code.CONFLICT, () -> prepared(acme, "finance"));
    }

    @Test
    default void preparedMappingsAreFoundByNameInAnyCase() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        GroupMapping prepared = prepared(acme, "Finance");
        List<GroupName> names = List.of(GroupName.of("finance"), GroupName.of("none"));

        assertThat(ports().unitOfWork().read(() -> ports().groupMappings().prepared(acme, names)))
                .containsExactly(prepared);
    }

    @Test
    default void pageOfMappingsBeginsAfterTheGivenOne() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        GroupMapping first = prepared(acme, "First");
        GroupMapping second = prepared(acme, "Second");
        GroupMapping third = prepared(acme, "Third");

        assertThat(ports().unitOfWork().read(() -> ports().groupMappings().page(acme, Optional.of(first.id()), 5)))
                .isEqualTo(new Slice<>(List.of(second, third), false));
    }

    @Test
    default void pageOfMappingsEndsWithTheOneWhoseWorkspacesFillIt() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<GroupMapping> large = Mappings.large(ports(), acme, 12);

        Slice<GroupMapping> first =
                ports().unitOfWork().read(() -> ports().groupMappings().page(acme, Optional.empty(), 500));
        assertThat(first.items()).isEqualTo(large.subList(0, 9));
        Optional<MappingId> last = Optional.of(large.get(8).id());
        assertThat(ports().unitOfWork().read(() -> ports().groupMappings().page(acme, last, 500)))
                .isEqualTo(new Slice<>(large.subList(9, 12), false));
    }

    @Test
    default void mappingsWithTooManyWorkspacesTogetherAreNotReadTogether() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<GroupMapping> large = Mappings.large(ports(), acme, 11);
        List<MappingId> ids = large.stream().map(GroupMapping::id).toList();
        List<GroupId> groups =
                large.stream().map(mapping -> mapping.group().orElseThrow()).toList();

        assertRefused(Code.INVALID_VALUE, () -> findAll(acme, ids));
        assertRefused(Code.INVALID_VALUE, () -> ports().unitOfWork()
                .read(() -> ports().groupMappings().of(acme, groups)));
        assertThat(findAll(acme, ids.subList(0, 10))).hasSize(10);
        assertThat(ports().unitOfWork().read(() -> ports().groupMappings().workspacesOf(acme, groups)))
                .hasSize(11)
                .containsEntry(groups.get(10), 1_000);
    }

    @Test
    default void onlyMappingsThatEndedBeforeTheTimeAreForgotten() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        GroupMapping prepared = prepared(acme, "Finance");
        GroupMapping early = ended(acme, "Old", NOON.minusSeconds(20));
        GroupMapping late = ended(acme, "Older", NOON.minusSeconds(10));

        assertThat(ports().unitOfWork().write(() -> ports().groupMappings().purge(acme, NOON.minusSeconds(15), 1_000)))
                .isOne();

        assertThat(find(acme, early.id())).isEmpty();
        assertThat(find(acme, late.id())).contains(late);
        assertThat(find(acme, prepared.id())).contains(prepared);
    }

    private GroupMapping prepared(OrganizationId organization, String name) {
        return unbound(organization, new Target.Prepared(GroupName.of(name)));
    }

    /** Stores a mapping whose group had the externalId x. */
    private GroupMapping ended(OrganizationId organization, String name, Instant at) {
        return unbound(organization, new Target.Ended(GroupName.of(name), Optional.of(new ExternalId("x")), at));
    }

    private GroupMapping unbound(OrganizationId organization, Target target) {
        MappingContent content = new MappingContent(Optional.of(OrgRole.VIEWER), Set.of());
        return Mappings.stored(ports(), Mappings.decided(organization, target, content));
    }

    private static DirectoryGroup pushed(OrganizationId organization, String name, String externalId) {
        return group(organization, name).named(GroupName.of(name), Optional.of(new ExternalId(externalId)));
    }

    private Optional<GroupMapping> find(OrganizationId organization, MappingId id) {
        return ports().unitOfWork().read(() -> ports().groupMappings().find(organization, id));
    }

    private List<GroupMapping> findAll(OrganizationId organization, List<MappingId> ids) {
        return ports().unitOfWork().read(() -> ports().groupMappings().find(organization, ids));
    }

    private Optional<GroupMapping> of(DirectoryGroup group) {
        return ports().unitOfWork().read(() -> ports().groupMappings().of(group.organization(), group.id()));
    }

    private Optional<GroupMapping> awaiting(DirectoryGroup pushed, Instant since) {
        return ports().unitOfWork().write(() -> ports().groupMappings().awaiting(pushed, since));
    }
}

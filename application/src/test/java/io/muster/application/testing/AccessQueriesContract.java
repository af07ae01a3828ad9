package io.muster.application.testing;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.admin;
import static io.muster.application.testing.Fixtures.group;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.user;
import static io.muster.application.testing.Fixtures.workspace;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.AccessReason;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.MembershipEdit.ReplaceAll;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Problem.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

public interface AccessQueriesContract {
    Provenance BY_BEA = new Provenance(NOON.minusSeconds(60), "bea");

    Ports ports();

    @Test
    default void aMappingComesBackAsStoredUnderTheGroupsPresentName() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        WorkspaceId web = added(ports(), workspace(acme, "Web")).id();
        GroupMapping mapping = bound(team, OrgRole.DEVELOPER, data);
        GroupMapping changed = mapping.changedTo(
                new MappingContent(Optional.empty(), Set.of(data, web)), new Provenance(NOON, "cleo"));

        add(mapping);
        assertThat(mapping(acme, mapping.id())).contains(mapping);
        ports().write(() -> ports().groupMappings().save(changed));
        DirectoryGroup renamed = team.named(GroupName.of("Crew"), Optional.empty());
        ports().write(() -> ports().groups().save(renamed));

        assertThat(mapping(acme, mapping.id())).contains(changed.boundTo(renamed));
        assertThat(mapping(other, mapping.id())).isEmpty();
        assertThat(ports().read(() -> ports().groupMappings().of(acme, team.id())))
                .contains(changed.boundTo(renamed));
        assertThat(ports().read(() -> ports().groupMappings().of(other, team.id())))
                .isEmpty();
        assertThat(ports().read(() -> ports().groupMappings().contents(acme, List.of(team.id()))))
                .containsOnly(Map.entry(team.id(), changed.content()));
        assertRefused(Code.CONFLICT, () -> add(bound(team, OrgRole.VIEWER)));
        ports().write(() -> ports().groupMappings().remove(other, mapping.id()));
        assertThat(mapping(acme, mapping.id())).isPresent();
        ports().write(() -> ports().groupMappings().remove(acme, mapping.id()));
        assertThat(mapping(acme, mapping.id())).isEmpty();
    }

    @Test
    default void severalMappingsAreStoredAndFoundAtOnce() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        GroupMapping first = bound(added(ports(), group(acme, "First")), OrgRole.VIEWER, data);
        GroupMapping second = bound(added(ports(), group(acme, "Second")), OrgRole.DEVELOPER, data);
        GroupMapping kept = bound(added(ports(), group(acme, "Kept")), OrgRole.ADMIN, data);
        List<MappingId> ids = List.of(first.id(), second.id(), kept.id());

        ports().write(() -> ports().groupMappings().add(List.of(first, second, kept)));
        ports().write(() -> ports().groupMappings().add(List.of()));
        assertThat(mappings(acme, ids)).containsExactlyInAnyOrder(first, second, kept);
        assertThat(mappings(acme, List.of(kept.id()))).containsExactly(kept);
        assertThat(mappings(acme, List.of())).isEmpty();
        assertThat(mappings(other, ids)).isEmpty();

        MappingContent nothing = new MappingContent(Optional.empty(), Set.of());
        MappingContent more = new MappingContent(Optional.of(OrgRole.ADMIN), Set.of(data));
        GroupMapping emptied = first.changedTo(nothing, BY_BEA);
        GroupMapping raised = second.changedTo(more, BY_BEA);
        ports().write(() -> ports().groupMappings().save(List.of(emptied, raised)));
        ports().write(() -> ports().groupMappings().save(List.of()));

        assertThat(mappings(acme, ids)).containsExactlyInAnyOrder(emptied, raised, kept);
    }

    @Test
    default void aGroupThatIsPushedFindsWhatWaitsForIt() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        GroupMapping prepared = decided(acme, new Target.Prepared(GroupName.of("Finance")));
        GroupMapping early = decided(
                acme, new Target.Ended(GroupName.of("Old"), Optional.of(new ExternalId("x")), NOON.minusSeconds(20)));
        GroupMapping late = decided(
                acme, new Target.Ended(GroupName.of("Older"), Optional.of(new ExternalId("x")), NOON.minusSeconds(10)));
        List.of(prepared, early, late).forEach(this::add);

        assertThat(awaiting(pushed(acme, "FINANCE", "x"), NOON.minusSeconds(60)))
                .contains(prepared);
        assertThat(awaiting(pushed(acme, "Other", "x"), NOON.minusSeconds(60))).contains(late);
        assertThat(awaiting(pushed(acme, "Other", "x"), NOON)).isEmpty();
        assertThat(awaiting(pushed(acme, "Other", "X"), NOON.minusSeconds(60))).isEmpty();
        assertThat(awaiting(group(acme, "Old"), NOON.minusSeconds(60))).isEmpty();
        assertRefused(Code.CONFLICT, () -> add(decided(acme, new Target.Prepared(GroupName.of("finance")))));
        assertThat(ports().read(() ->
                        ports().groupMappings().prepared(acme, List.of(GroupName.of("finance"), GroupName.of("none")))))
                .containsExactly(prepared);
        List<GroupMapping> page = ports().read(() -> ports().groupMappings().page(acme, Optional.of(prepared.id()), 5));
        assertThat(page).containsExactly(early, late);
        assertThat(ports().unitOfWork().write(() -> ports().groupMappings().forget(NOON.minusSeconds(15), 10)))
                .isPositive();
        assertThat(mapping(acme, early.id())).isEmpty();
        assertThat(mapping(acme, late.id())).contains(late);
        assertThat(mapping(acme, prepared.id())).contains(prepared);
    }

    @Test
    default void factsNameEveryRoleAndEveryWorkspaceWithItsReason() {
        Organization acme = Fixtures.acme("d" + UUID.randomUUID() + ".example", OrgRole.VIEWER);
        ports().write(() -> ports().organizations().add(acme));
        DirectoryUser ana = added(ports(), admin(acme.id(), "ana"));
        DirectoryUser ben = added(ports(), user(acme.id(), "ben"));
        WorkspaceId data = added(ports(), workspace(acme.id(), "Data")).id();
        WorkspaceId web = added(ports(), workspace(acme.id(), "Web")).id();
        DirectoryGroup team = team(acme.id(), "Team", ana, ben);
        DirectoryGroup unmapped = team(acme.id(), "Unmapped", ana);
        GroupMapping mapping = bound(team, OrgRole.DEVELOPER, data);
        add(mapping);
        grant(ana, web);
        grant(ana, data);
        AccessReason mapped = new AccessReason.Mapped(new GroupRef(team.id(), "Team"), mapping.id(), NOON, BY_BEA);
        AccessReason direct = new AccessReason.Direct(BY_BEA);

        AccessFacts facts = facts(acme.id(), ana.id()).orElseThrow();

        assertThat(facts.userName()).isEqualTo("ana");
        assertThat(facts.roles())
                .containsExactlyInAnyOrder(
                        new AccessFacts.Role(OrgRole.ADMIN, new AccessReason.Direct(new Provenance(NOON, "tester"))),
                        new AccessFacts.Role(OrgRole.VIEWER, new AccessReason.Connection()),
                        new AccessFacts.Role(OrgRole.DEVELOPER, mapped));
        assertThat(facts.workspaces())
                .containsExactlyInAnyOrder(
                        new AccessFacts.Entry(data, mapped),
                        new AccessFacts.Entry(data, direct),
                        new AccessFacts.Entry(web, direct));
        assertThat(facts.accessAt(NOON))
                .isEqualTo(EffectiveAccess.of(Optional.of(OrgRole.DEVELOPER), Set.of(data, web)));
        AccessFacts inData = ports().read(() -> ports().accessQueries().of(acme.id(), ben.id(), data))
                .orElseThrow();
        assertThat(inData.workspaces()).containsExactly(new AccessFacts.Entry(data, mapped));
        AccessFacts inWeb = ports().read(() -> ports().accessQueries().of(acme.id(), ben.id(), web))
                .orElseThrow();
        assertThat(inWeb.workspaces()).isEmpty();
        assertThat(inWeb.decisive().map(AccessFacts.Role::role)).contains(OrgRole.DEVELOPER);
        assertThat(facts(Fixtures.newOrganization(ports()), ana.id())).isEmpty();
        assertThat(ports().read(() -> ports().accessQueries()
                        .of(acme.id(), List.of(ana.id(), ben.id(), new UserId(Fixtures.newId())))))
                .containsOnlyKeys(ana.id(), ben.id());
        assertThat(ports().read(() -> ports().accessQueries().page(acme.id(), Optional.of(ana.id()), 5)))
                .extracting(AccessFacts::user)
                .containsExactly(ben.id());
        assertThat(members(acme.id(), Optional.of(team.id()))).containsExactly(ana.id(), ben.id());
        assertThat(members(acme.id(), Optional.of(unmapped.id()))).containsExactly(ana.id());
        assertThat(members(acme.id(), Optional.empty())).containsExactly(ana.id(), ben.id());
    }

    @Test
    default void whoLeftHasNoAccessUnlessTheRemovalIsHeld() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        DirectoryUser deleted = added(ports(), user(acme, "del"));
        DirectoryGroup team = team(acme, "Team", ana, deleted);
        grant(ana, data);
        DirectoryUser left = ana.withProfile(profile("ana").activated(false), Fixtures.CAUSE);
        ports().write(() -> ports().users().save(left.held(Optional.of(NOON.plusSeconds(60)))));
        ports().write(() -> ports().users().save(deleted.deletedUntil(NOON.plusSeconds(60), Fixtures.CAUSE)));

        AccessFacts held = facts(acme, ana.id()).orElseThrow();

        assertThat(held.departure())
                .isEqualTo(left.held(Optional.of(NOON.plusSeconds(60))).departure());
        assertThat(held.accessAt(NOON).workspaces()).containsExactly(data);
        assertThat(held.accessAt(NOON.plusSeconds(60))).isEqualTo(EffectiveAccess.NONE);
        assertThat(facts(acme, deleted.id()).orElseThrow().hasAccessAt(NOON.plusSeconds(59)))
                .isTrue();
        assertThat(ports().read(() -> ports().removals().membersWithAccess(acme, NOON)))
                .isEqualTo(2);
        assertThat(ports().read(() -> ports().removals().membersWithAccess(acme, NOON.plusSeconds(60))))
                .isZero();
        assertThat(ports().read(() -> ports().memberships().page(acme, team.id(), Optional.empty(), 5)))
                .extracting(GroupMember::user)
                .containsExactly(ana.id());
        assertThat(ports().read(() -> ports().memberships().counts(acme, List.of(team.id()))))
                .containsEntry(team.id(), 1L);
        ports().write(() -> ports().memberships().apply(acme, team.id(), new ReplaceAll(Set.of()), NOON));
        assertThat(members(acme, Optional.of(team.id()))).containsExactly(deleted.id());
        assertThat(ports().unitOfWork()
                        .write(() -> ports().memberships()
                                .apply(acme, team.id(), new Delta(Set.of(deleted.id()), Set.of()), NOON))
                        .unknown())
                .containsExactly(deleted.id());
    }

    @Test
    default void aWorkspaceIsGivenOnceAndTakenOnce() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();

        assertThat(grant(ana, data)).isTrue();
        assertThat(grant(ana, data)).isFalse();
        assertThat(take(ana, data)).isTrue();
        assertThat(take(ana, data)).isFalse();
        assertThat(ports().read(() ->
                        ports().workspaces().known(acme, Set.of(data, new WorkspaceId(Fixtures.newId())))))
                .containsExactly(data);
    }

    @Test
    default void holdingsAreEachMemberOfTheGroupsOnceWithWhatElseDecides() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), admin(acme, "ana"));
        DirectoryUser ben = added(ports(), user(acme, "ben"));
        DirectoryUser out = added(ports(), user(acme, profile("out").activated(false)));
        DirectoryUser elsewhere = added(ports(), user(acme, "elsewhere"));
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        DirectoryGroup first = team(acme, "First", ana, ben, out);
        DirectoryGroup second = team(acme, "Second", ana);
        DirectoryGroup mapped = team(acme, "Mapped", ana, elsewhere);
        team(acme, "Unmapped", ana);
        add(bound(mapped, OrgRole.VIEWER));
        grant(ben, data);
        List<GroupId> both = List.of(first.id(), second.id());

        List<MemberHoldings> all =
                ports().read(() -> ports().accessQueries().holdings(acme, both, Optional.empty(), 10, NOON));

        assertThat(all)
                .containsExactly(
                        new MemberHoldings(
                                ana.id(),
                                "ana",
                                true,
                                Optional.of(OrgRole.ADMIN),
                                Set.of(),
                                Set.of(first.id(), second.id(), mapped.id())),
                        new MemberHoldings(ben.id(), "ben", true, Optional.empty(), Set.of(data), Set.of(first.id())),
                        new MemberHoldings(out.id(), "out", false, Optional.empty(), Set.of(), Set.of(first.id())));
        assertThat(ports().read(() -> ports().accessQueries().holdings(acme, both, Optional.of(ana.id()), 1, NOON)))
                .containsExactly(all.get(1));
    }

    @Test
    default void anAdminIsOneByMappingOrByDirectRoleOrElseByTheConnection() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        assertThat(hasAdmin(acme)).isFalse();
        DirectoryUser ana = added(ports(), admin(acme, "ana"));
        assertThat(hasAdmin(acme)).isTrue();
        DirectoryGroup viewers = team(acme, "Viewers", ana);
        GroupMapping lowering = bound(viewers, OrgRole.VIEWER);
        add(lowering);
        assertThat(hasAdmin(acme)).isFalse();
        DirectoryUser ben = added(ports(), user(acme, "ben"));
        DirectoryGroup admins = team(acme, "Admins", ben);
        add(bound(admins, OrgRole.ADMIN));
        assertThat(hasAdmin(acme)).isTrue();
        ports().write(() -> ports().users().save(ben.deletedUntil(NOON.plusSeconds(60), Fixtures.CAUSE)));
        assertThat(hasAdmin(acme)).isFalse();

        Organization byConnection = Fixtures.acme("d" + UUID.randomUUID() + ".example", OrgRole.ADMIN);
        ports().write(() -> ports().organizations().add(byConnection));
        assertThat(hasAdmin(byConnection.id())).isFalse();
        added(ports(), user(byConnection.id(), "cleo"));
        assertThat(hasAdmin(byConnection.id())).isTrue();
        assertThat(ports().read(() -> ports().accessQueries().breakGlass(acme))).isEmpty();
        ports().write(() -> ports().users().save(ana.withBreakGlass(true, NOON)));
        assertThat(ports().read(() -> ports().accessQueries().breakGlass(acme)))
                .extracting(AccessFacts::user)
                .containsExactly(ana.id());
    }

    @Test
    default void ofTheTwoLastAdminsOnlyOneGoes() throws Exception {
        for (int round = 0; round < 5; round++) {
            OrganizationId acme = Fixtures.newOrganization(ports());
            List<DirectoryUser> admins = List.of(added(ports(), admin(acme, "a")), added(ports(), admin(acme, "b")));
            List<Callable<Boolean>> removals = new ArrayList<>();
            for (DirectoryUser leaving : admins) {
                removals.add(() -> leaves(leaving));
            }
            ExecutorService executor = Executors.newFixedThreadPool(removals.size());
            List<Boolean> left = new ArrayList<>();
            for (Future<Boolean> removal : executor.invokeAll(removals)) {
                left.add(removal.get());
            }
            executor.shutdownNow();

            assertThat(left).containsExactlyInAnyOrder(true, false);
        }
    }

    private boolean leaves(DirectoryUser leaving) {
        OrganizationId acme = leaving.organization();
        try {
            ports().write(() -> {
                assertThat(ports().users().lock(acme, leaving.id())).isPresent();
                ports().users().save(leaving.withProfile(leaving.profile().activated(false), Fixtures.CAUSE));
                ports().adminGuard().lock(acme);
                if (!ports().adminGuard().hasActiveAdmin(acme)) {
                    throw Problem.invalidValue("the last one");
                }
            });
            return true;
        } catch (Problem stays) {
            return false;
        }
    }

    private GroupMapping bound(DirectoryGroup group, OrgRole role, WorkspaceId... workspaces) {
        return GroupMapping.decided(
                group.organization(),
                new MappingId(Fixtures.newId()),
                new Target.Bound(group.id(), group.displayName()),
                new MappingContent(Optional.of(role), Set.of(workspaces)),
                BY_BEA);
    }

    private static GroupMapping decided(OrganizationId organization, Target target) {
        return GroupMapping.decided(
                organization,
                new MappingId(Fixtures.newId()),
                target,
                new MappingContent(Optional.of(OrgRole.VIEWER), Set.of()),
                BY_BEA);
    }

    private static DirectoryGroup pushed(OrganizationId organization, String name, String externalId) {
        return group(organization, name).named(GroupName.of(name), Optional.of(new ExternalId(externalId)));
    }

    private void add(GroupMapping mapping) {
        ports().write(() -> ports().groupMappings().add(List.of(mapping)));
    }

    private List<GroupMapping> mappings(OrganizationId organization, List<MappingId> ids) {
        return ports().read(() -> ports().groupMappings().find(organization, ids));
    }

    private Optional<GroupMapping> mapping(OrganizationId organization, MappingId id) {
        return ports().read(() -> ports().groupMappings().find(organization, id));
    }

    private Optional<GroupMapping> awaiting(DirectoryGroup pushed, Instant since) {
        return ports().unitOfWork().write(() -> ports().groupMappings().awaiting(pushed, since));
    }

    private Optional<AccessFacts> facts(OrganizationId organization, UserId user) {
        return ports().read(() -> ports().accessQueries().of(organization, user));
    }

    private List<UserId> members(OrganizationId organization, Optional<GroupId> group) {
        return ports().read(() -> ports().accessQueries().members(organization, group, Optional.empty(), 10));
    }

    private boolean hasAdmin(OrganizationId organization) {
        return ports().read(() -> ports().adminGuard().hasActiveAdmin(organization));
    }

    private boolean grant(DirectoryUser user, WorkspaceId workspace) {
        return ports().unitOfWork()
                .write(() -> ports().workspaceGrants().give(user.organization(), user.id(), workspace, BY_BEA));
    }

    private boolean take(DirectoryUser user, WorkspaceId workspace) {
        return ports().unitOfWork()
                .write(() -> ports().workspaceGrants().take(user.organization(), user.id(), workspace));
    }

    /** A group with these members since noon. */
    private DirectoryGroup team(OrganizationId organization, String name, DirectoryUser... members) {
        DirectoryGroup team = added(ports(), group(organization, name));
        Set<UserId> ids = new HashSet<>();
        for (DirectoryUser member : members) {
            ids.add(member.id());
        }
        ports().write(() -> ports().memberships().apply(organization, team.id(), new Delta(ids, Set.of()), NOON));
        return team;
    }
}

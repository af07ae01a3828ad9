package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.admin;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.user;
import static io.muster.application.testing.Fixtures.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.AccessReason;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.connection.Connection;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface AccessQueriesContract {
    Ports ports();

    @Test
    default void factsContainEveryRoleWithItsReason() {
        Organization acme = Fixtures.acme("d" + UUID.randomUUID() + ".example", OrgRole.VIEWER);
        ports().unitOfWork().run(() -> ports().organizations().add(acme));
        DirectoryUser ana = added(ports(), admin(acme.id(), "ana"));
        DirectoryGroup team = Mappings.team(ports(), acme.id(), "Team", ana);
        GroupMapping mapping = Mappings.map(ports(), team, OrgRole.DEVELOPER);

        AccessFacts facts = facts(ana).orElseThrow();

        assertThat(facts.userName()).isEqualTo("ana");
        assertThat(facts.roles())
                .containsExactlyInAnyOrder(
                        new AccessFacts.Role(OrgRole.ADMIN, new AccessReason.Direct(new Provenance(NOON, "tester"))),
                        new AccessFacts.Role(OrgRole.VIEWER, new AccessReason.Connection()),
                        new AccessFacts.Role(OrgRole.DEVELOPER, mapped(team, mapping)));
    }

    @Test
    default void ssoIsRequiredOfMembersButOwnersWhileTheConnectionIsInUse() {
        Organization acme = Fixtures.acme("d" + UUID.randomUUID() + ".example", OrgRole.VIEWER);
        ports().unitOfWork().run(() -> ports().organizations().add(acme));
        DirectoryUser ana = added(ports(), user(acme.id(), "ana"));
        DirectoryUser owner = added(ports(), admin(acme.id(), "owner"));
        ports().unitOfWork().run(() -> ports().users().save(owner.withBreakGlass(true, NOON)));
        Connection active = SsoFixtures.activated(acme, OrgRole.VIEWER);
        ports().unitOfWork().run(() -> ports().connections().save(active));
        assertThat(facts(ana).orElseThrow().ssoRequired()).contains(false);

        Organization inUse = SsoFixtures.using(acme, active);
        ports().unitOfWork().run(() -> {
            ports().organizations().save(inUse);
            ports().connections().save(active.requiringSso(true, inUse, 0, Optional.empty()));
        });
        assertThat(facts(ana).orElseThrow().ssoRequired()).contains(true);
        assertThat(facts(owner).orElseThrow().ssoRequired()).contains(false);
        assertThat(ports().unitOfWork()
                        .read(() -> ports().accessQueries().page(acme.id(), Optional.empty(), 10))
                        .items())
                .extracting(AccessFacts::ssoRequired)
                .containsExactlyInAnyOrder(Optional.of(true), Optional.of(false));
        // these do not read it: they are asked with every request, and before every change of an Admin
        WorkspaceId workspace = new WorkspaceId(Fixtures.newId());
        assertThat(ports().unitOfWork().<Optional<AccessFacts>>read(() -> ports().accessQueries()
                        .of(acme.id(), ana.id(), workspace)))
                .hasValueSatisfying(facts -> assertThat(facts.ssoRequired()).isEmpty());
        assertThat(ports().unitOfWork().read(() -> ports().accessQueries().roles(acme.id(), List.of(ana.id()))))
                .extracting(AccessFacts::ssoRequired)
                .containsExactly(Optional.empty());

        ports().unitOfWork().run(() -> ports().organizations().save(acme));
        assertThat(facts(ana).orElseThrow().ssoRequired()).contains(false);
    }

    @Test
    default void factsContainEveryWorkspaceWithEachOfItsReasons() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        WorkspaceId web = added(ports(), workspace(acme, "Web")).id();
        DirectoryGroup team = Mappings.team(ports(), acme, "Team", ana);
        GroupMapping mapping = Mappings.map(ports(), team, OrgRole.DEVELOPER, data);
        Mappings.grant(ports(), ana, web);
        Mappings.grant(ports(), ana, data);
        AccessReason direct = new AccessReason.Direct(Mappings.BY_BEA);

        AccessFacts facts = facts(ana).orElseThrow();

        assertThat(facts.workspaces())
                .containsExactlyInAnyOrder(
                        new AccessFacts.Entry(data, mapped(team, mapping)),
                        new AccessFacts.Entry(data, direct),
                        new AccessFacts.Entry(web, direct));
        assertThat(facts.accessAt(NOON))
                .isEqualTo(EffectiveAccess.of(Optional.of(OrgRole.DEVELOPER), Set.of(data, web)));
    }

    @Test
    default void factsOfOneWorkspaceContainNoOther() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ben = added(ports(), user(acme, "ben"));
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        WorkspaceId web = added(ports(), workspace(acme, "Web")).id();
        DirectoryGroup team = Mappings.team(ports(), acme, "Team", ben);
        GroupMapping mapping = Mappings.map(ports(), team, OrgRole.DEVELOPER, data);

        AccessFacts inData = facts(ben, data).orElseThrow();
        AccessFacts inWeb = facts(ben, web).orElseThrow();

        assertThat(inData.workspaces()).containsExactly(new AccessFacts.Entry(data, mapped(team, mapping)));
        assertThat(inWeb.workspaces()).isEmpty();
        assertThat(inWeb.decisive().map(AccessFacts.Role::role)).contains(OrgRole.DEVELOPER);
    }

    @Test
    default void memberOfAnotherOrganizationHasNoFacts() {
        DirectoryUser ana = added(ports(), user(Fixtures.newOrganization(ports()), "ana"));
        OrganizationId other = Fixtures.newOrganization(ports());

        assertThat(ports().unitOfWork().read(() -> ports().accessQueries().of(other, ana.id())))
                .isEmpty();
    }

    @Test
    default void factsOfSeveralMembersLeaveOutUnknownIds() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = added(ports(), user(acme, "ana")).id();
        UserId ben = added(ports(), user(acme, "ben")).id();
        List<UserId> ids = List.of(ana, ben, new UserId(Fixtures.newId()));

        assertThat(ports().unitOfWork()
                        .read(() -> ports().accessQueries().summaries(acme, ids))
                        .orElseThrow())
                .containsOnlyKeys(ana, ben);
        assertThat(ports().unitOfWork().read(() -> ports().accessQueries().roles(acme, ids)))
                .extracting(AccessFacts::user)
                .containsExactlyInAnyOrder(ana, ben);
    }

    @Test
    default void summariesHaveTheAccessOfPresentHeldAndLeftMembers() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        DirectoryUser present = added(ports(), user(acme, "present"));
        DirectoryUser held = added(ports(), user(acme, "held"));
        DirectoryUser left = added(ports(), user(acme, "left"));
        DirectoryGroup team = Mappings.team(ports(), acme, "Team", present, held, left);
        Mappings.map(ports(), team, OrgRole.DEVELOPER, data);
        Instant deadline = NOON.plusSeconds(60);
        ports().unitOfWork().run(() -> {
            ports().users().save(held.deletedUntil(deadline, Fixtures.CAUSE));
            ports().users().save(left.withProfile(left.profile().activated(false), Fixtures.CAUSE));
        });

        Map<UserId, AccessFacts> summaries = ports().unitOfWork()
                .read(() -> ports().accessQueries().summaries(acme, List.of(present.id(), held.id(), left.id())))
                .orElseThrow();

        EffectiveAccess access = EffectiveAccess.of(Optional.of(OrgRole.DEVELOPER), List.of(data));
        assertThat(summaries)
                .hasEntrySatisfying(
                        present.id(), of -> assertThat(of.accessAt(NOON)).isEqualTo(access))
                .hasEntrySatisfying(
                        held.id(), of -> assertThat(of.accessAt(NOON)).isEqualTo(access))
                .hasEntrySatisfying(
                        held.id(), of -> assertThat(of.accessAt(deadline)).isEqualTo(EffectiveAccess.NONE))
                .hasEntrySatisfying(
                        left.id(), of -> assertThat(of.accessAt(NOON)).isEqualTo(EffectiveAccess.NONE));
    }

    @Test
    default void pageOfFactsBeginsAfterTheGivenMember() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = added(ports(), user(acme, "ana")).id();
        UserId ben = added(ports(), user(acme, "ben")).id();

        assertThat(ports().unitOfWork().read(() -> ports().accessQueries()
                        .page(acme, Optional.of(ana), 5)
                        .items()))
                .extracting(AccessFacts::user)
                .containsExactly(ben);
    }

    @Test
    default void pageOfFactsTellsWhetherMembersFollow() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = added(ports(), user(acme, "ana")).id();
        added(ports(), user(acme, "ben"));

        assertThat(ports().unitOfWork().read(() -> ports().accessQueries()
                        .page(acme, Optional.empty(), 1)
                        .more()))
                .isTrue();
        assertThat(ports().unitOfWork().read(() -> ports().accessQueries()
                        .page(acme, Optional.of(ana), 1)
                        .more()))
                .isFalse();
    }

    @Test
    default void factsOfMembersWithManyWorkspacesAreReadForSomeOfThemOnly() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<DirectoryUser> users = IntStream.range(0, 8)
                .mapToObj(number -> added(ports(), user(acme, "user" + number)))
                .toList();
        WorkspaceId[] workspaces = IntStream.range(0, 1_000)
                .mapToObj(
                        number -> added(ports(), workspace(acme, "W" + number)).id())
                .toArray(WorkspaceId[]::new);
        for (String name : List.of("First", "Second")) {
            DirectoryGroup team = Mappings.team(ports(), acme, name, users.toArray(DirectoryUser[]::new));
            Mappings.map(ports(), team, OrgRole.DEVELOPER, workspaces);
        }
        List<UserId> ids = users.stream().map(DirectoryUser::id).toList();

        Slice<AccessFacts> page =
                ports().unitOfWork().read(() -> ports().accessQueries().page(acme, Optional.empty(), 500));

        assertThat(page.more()).isTrue();
        assertThat(page.items()).extracting(AccessFacts::user).containsExactly(ids.get(0));
        assertThat(ports().unitOfWork().read(() -> ports().accessQueries().summaries(acme, ids)))
                .isEmpty();
        assertThat(ports().unitOfWork()
                        .read(() -> ports().accessQueries().summaries(acme, ids.subList(0, 1)))
                        .orElseThrow())
                .hasEntrySatisfying(
                        ids.get(0),
                        facts -> assertThat(facts.accessAt(NOON).workspaces()).hasSize(1_000));
        assertThat(ports().unitOfWork().read(() -> ports().accessQueries().roles(acme, ids)))
                .hasSize(8)
                .allMatch(facts -> facts.workspaces().isEmpty());
    }

    @Test
    default void membersAreListedForOneGroupOrForTheOrganization() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        DirectoryUser ben = added(ports(), user(acme, "ben"));
        DirectoryGroup team = Mappings.team(ports(), acme, "Team", ana);

        assertThat(members(acme, Optional.of(team.id()))).containsExactly(ana.id());
        assertThat(members(acme, Optional.empty())).containsExactly(ana.id(), ben.id());
    }

    @Test
    default void memberWithAHeldDeactivationHasAccessUntilTheDeadline() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        Mappings.grant(ports(), ana, data);
        DirectoryUser held = ana.withProfile(profile("ana").activated(false), Fixtures.CAUSE)
                .held(Optional.of(NOON.plusSeconds(60)));
        save(held);

        AccessFacts facts = facts(ana).orElseThrow();

        assertThat(facts.deprovisioning()).isEqualTo(held.deprovisioning());
        assertThat(facts.accessAt(NOON).workspaces()).containsExactly(data);
        assertThat(facts.accessAt(NOON.plusSeconds(60))).isEqualTo(EffectiveAccess.NONE);
    }

    @Test
    default void memberWithAHeldDeletionHasAccessUntilTheDeadline() {
        DirectoryUser ana = added(ports(), user(Fixtures.newOrganization(ports()), "ana"));
        save(ana.deletedUntil(NOON.plusSeconds(60), Fixtures.CAUSE));

        assertThat(facts(ana).orElseThrow().hasAccessAt(NOON.plusSeconds(59))).isTrue();
    }

    @Test
    default void holdingsContainEachMemberOfTheGroupsOnceWithOtherGroupsAndGrants() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), admin(acme, "ana"));
        DirectoryUser ben = added(ports(), user(acme, "ben"));
        DirectoryUser inactive = added(ports(), user(acme, profile("out").activated(false)));
        DirectoryUser elsewhere = added(ports(), user(acme, "elsewhere"));
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        GroupId first =
                Mappings.team(ports(), acme, "First", ana, ben, inactive).id();
        GroupId second = Mappings.team(ports(), acme, "Second", ana).id();
        DirectoryGroup mapped = Mappings.team(ports(), acme, "Mapped", ana, elsewhere);
        Mappings.team(ports(), acme, "Unmapped", ana);
        WorkspaceId web = added(ports(), workspace(acme, "Web")).id();
        Mappings.map(ports(), mapped, OrgRole.VIEWER, web);
        Mappings.grant(ports(), ben, data);

        assertThat(holdings(acme, List.of(first, second), Optional.empty(), 10))
                .containsExactly(
                        new MemberHoldings(
                                ana.id(),
                                "ana",
                                true,
                                Optional.of(OrgRole.ADMIN),
                                Set.of(OrgRole.VIEWER),
                                Set.of(web),
                                Set.of(first, second)),
                        new MemberHoldings(
                                ben.id(), "ben", true, Optional.empty(), Set.of(), Set.of(data), Set.of(first)),
                        new MemberHoldings(
                                inactive.id(), "out", false, Optional.empty(), Set.of(), Set.of(), Set.of(first)));
    }

    @Test
    default void pageOfHoldingsEndsBeforeTheMemberWithWhomItWouldHoldTooMuch() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<DirectoryUser> members = IntStream.range(0, 16)
                .mapToObj(at -> added(ports(), user(acme, "member" + at)))
                .toList();
        DirectoryUser[] all = members.toArray(DirectoryUser[]::new);
        Mappings.large(ports(), acme, 1, all);
        GroupId team = Mappings.team(ports(), acme, "Team", all).id();

        Slice<MemberHoldings> first = ports().unitOfWork()
                .read(() -> ports().accessQueries().holdings(acme, List.of(team), Optional.empty(), 500, NOON));
        assertThat(first.items()).hasSize(8).allMatch(held -> held.workspaces().size() == 1_000);
        assertThat(first.more()).isTrue();
    }

    @Test
    default void pageOfHoldingsBeginsAfterTheGivenMember() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        DirectoryUser ben = added(ports(), user(acme, "ben"));
        DirectoryUser cleo = added(ports(), user(acme, "cleo"));
        GroupId team = Mappings.team(ports(), acme, "Team", ana, ben, cleo).id();

        assertThat(holdings(acme, List.of(team), Optional.of(ana.id()), 1))
                .extracting(MemberHoldings::user)
                .containsExactly(ben.id());
    }

    @Test
    default void onlyBreakGlassOwnersAreReadAsBreakGlass() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser owner = added(ports(), user(acme, "owner"));
        added(ports(), user(acme, "other"));

        save(owner.withBreakGlass(true, NOON));

        assertThat(ports().unitOfWork().read(() -> ports().accessQueries().breakGlass(acme)))
                .extracting(AccessFacts::user)
                .containsExactly(owner.id());
    }

    private static AccessReason mapped(DirectoryGroup team, GroupMapping mapping) {
        return new AccessReason.Mapped(
                new GroupRef(team.id(), team.displayName().value()), mapping.id(), NOON, Mappings.BY_BEA);
    }

    private void save(DirectoryUser user) {
        ports().unitOfWork().run(() -> ports().users().save(user));
    }

    private Optional<AccessFacts> facts(DirectoryUser user) {
        return ports().unitOfWork().read(() -> ports().accessQueries().of(user.organization(), user.id()));
    }

    private Optional<AccessFacts> facts(DirectoryUser user, WorkspaceId workspace) {
        return ports().unitOfWork().read(() -> ports().accessQueries().of(user.organization(), user.id(), workspace));
    }

    private List<UserId> members(OrganizationId organization, Optional<GroupId> group) {
        return ports().unitOfWork()
                .read(() -> ports().accessQueries().members(organization, group, Optional.empty(), 10));
    }

    private List<MemberHoldings> holdings(
            OrganizationId organization, List<GroupId> groups, Optional<UserId> after, int limit) {
        return ports().unitOfWork()
                .read(() -> ports().accessQueries().holdings(organization, groups, after, limit, NOON))
                .items();
    }
}

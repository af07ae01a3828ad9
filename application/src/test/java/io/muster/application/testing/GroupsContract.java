package io.muster.application.testing;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.group;
import static io.muster.application.testing.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.MembershipChange;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.MembershipEdit.ReplaceAll;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

public interface GroupsContract {
    Ports ports();

    @Test
    default void aGroupComesBackAsStoredAndOnlyToItsOrganization() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        DirectoryGroup pushed = added(ports(), group(acme, "Engineering"));

        assertThat(find(acme, pushed.id())).contains(pushed);
        assertThat(find(other, pushed.id())).isEmpty();
        assertThat(ports().unitOfWork().write(() -> ports().groups().lock(acme, pushed.id())))
                .contains(pushed);
        assertThat(ports().unitOfWork().write(() -> ports().groups().lock(other, pushed.id())))
                .isEmpty();
        ports().write(() -> ports().groups().remove(other, pushed.id()));
        DirectoryGroup renamed = pushed.named(GroupName.of("Platform"), Optional.of(new ExternalId("x")))
                .touched(NOON.plusSeconds(1));
        ports().write(() -> ports().groups().save(renamed));
        assertThat(find(acme, pushed.id())).contains(renamed);
    }

    @Test
    default void aGroupsNameIsUniqueInAnyCaseAndFreeOnceItIsDeleted() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup sales = added(ports(), group(acme, "Sales"));
        added(ports(), group(Fixtures.newOrganization(ports()), "Sales"));

        Refusals.assertRefused(Problem.Code.DUPLICATE, () -> added(ports(), group(acme, "sALES")));
        ports().write(() -> ports().groups().remove(acme, sales.id()));
        added(ports(), group(acme, "sALES"));
    }

    @Test
    default void severalGroupsAreFoundByIdAndByName() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        DirectoryGroup sales = added(ports(), group(acme, "Sales"));
        DirectoryGroup crew = added(ports(), group(acme, "Crew"));
        DirectoryGroup theirs = added(ports(), group(other, "Sales"));
        List<GroupId> ids = List.of(crew.id(), theirs.id(), sales.id());
        List<GroupName> names = List.of(GroupName.of("sALES"), GroupName.of("CREW"), GroupName.of("none"));

        assertThat(ports().read(() -> ports().groups().findAll(acme, ids))).containsExactlyInAnyOrder(sales, crew);
        assertThat(ports().read(() -> ports().groups().findAll(acme, List.of())))
                .isEmpty();
        assertThat(ports().read(() -> ports().groups().named(acme, names))).containsExactlyInAnyOrder(sales, crew);
        assertThat(ports().read(() -> ports().groups().named(other, names))).containsExactly(theirs);
        assertThat(ports().read(() -> ports().groups().named(acme, List.of()))).isEmpty();
        ports().write(() -> ports().groups().remove(acme, sales.id()));
        assertThat(ports().read(() -> ports().groups().named(acme, names))).containsExactly(crew);
    }

    @Test
    default void membersJoinAndLeaveAsSetsAndStrangersAreReported() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId ana = added(ports(), user(acme, "ana")).id();
        UserId ben = added(ports(), user(acme, "ben")).id();
        UserId stranger =
                added(ports(), user(Fixtures.newOrganization(ports()), "eve")).id();

        assertThat(apply(acme, team, new Delta(Set.of(ana, stranger), Set.of(ben))))
                .isEqualTo(new MembershipChange(Set.of(ana), Set.of(), Set.of(stranger)));
        assertThat(apply(acme, team, new Delta(Set.of(ana, ben), Set.of())))
                .isEqualTo(new MembershipChange(Set.of(ben), Set.of(), Set.of()));
        assertThat(apply(acme, team, new Delta(Set.of(), Set.of(ana, stranger))))
                .isEqualTo(new MembershipChange(Set.of(), Set.of(ana), Set.of()));
        assertThat(members(acme, team)).containsExactly(ben);
    }

    @Test
    default void aReplacementChangesOnlyTheDifferenceAndNeverEmptiesByStrangers() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId ana = added(ports(), user(acme, "ana")).id();
        UserId ben = added(ports(), user(acme, "ben")).id();
        UserId eve = added(ports(), user(acme, "eve")).id();
        UserId nobody = new UserId(UUID.randomUUID());
        apply(acme, team, new Delta(Set.of(ana, ben), Set.of()));

        assertThat(apply(acme, team, new ReplaceAll(Set.of(nobody))))
                .isEqualTo(new MembershipChange(Set.of(), Set.of(), Set.of(nobody)));
        assertThat(apply(acme, team, new ReplaceAll(Set.of(ben, eve, nobody))))
                .isEqualTo(new MembershipChange(Set.of(eve), Set.of(ana), Set.of(nobody)));
        assertThat(members(acme, team)).containsExactly(ben, eve);
        assertThat(apply(acme, team, new ReplaceAll(Set.of())))
                .isEqualTo(new MembershipChange(Set.of(), Set.of(ben, eve), Set.of()));
    }

    @Test
    default void membersAreHandedOverByGroupAndIdAndPagedByKey() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup first = added(ports(), group(acme, "First"));
        DirectoryGroup second = added(ports(), group(acme, "Second"));
        List<UserId> users = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            users.add(added(ports(), user(acme, "u" + number)).id());
        }
        apply(acme, first, new Delta(Set.copyOf(users), Set.of()));
        apply(acme, second, new Delta(Set.of(users.get(2)), Set.of()));

        List<GroupMember> seen = new ArrayList<>();
        ports().read(() -> {
            ports().memberships().forEach(acme, List.of(second.id(), first.id()), seen::add);
            return seen;
        });
        assertThat(seen)
                .extracting(GroupMember::user)
                .containsExactly(users.get(0), users.get(1), users.get(2), users.get(3), users.get(2));
        assertThat(seen.get(0).display()).isEqualTo("u0");
        Optional<UUID> after = Optional.of(users.get(1).value());
        assertThat(ports().read(() -> ports().memberships().page(acme, first.id(), after, 1)))
                .extracting(GroupMember::user)
                .containsExactly(users.get(2));
        assertThat(ports().read(() -> ports().memberships().counts(acme, List.of(first.id(), second.id()))))
                .containsEntry(first.id(), 4L)
                .containsEntry(second.id(), 1L);
        assertThat(ports().read(() -> ports().memberships().groupsOf(acme, List.of(users.get(2)))))
                .containsEntry(
                        users.get(2), List.of(new GroupRef(first.id(), "First"), new GroupRef(second.id(), "Second")));
    }

    @Test
    default void aRemovedUserOrGroupTakesItsMembershipsAlong() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        DirectoryGroup untouched = added(ports(), group(acme, "Other"));
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        DirectoryUser ben = added(ports(), user(acme, "ben"));
        apply(acme, team, new Delta(Set.of(ana.id(), ben.id()), Set.of()));

        ports().write(() -> {
            ports().groups().touchAllOf(acme, ana.id(), NOON.plusSeconds(5));
            ports().users().remove(acme, ana.id());
        });
        assertThat(members(acme, team)).containsExactly(ben.id());
        assertThat(find(acme, team.id())).contains(team.touched(NOON.plusSeconds(5)));
        assertThat(find(acme, untouched.id())).contains(untouched);
        ports().write(() -> ports().groups().remove(acme, team.id()));
        assertThat(ports().read(() -> ports().memberships().groupsOf(acme, List.of(ben.id())))
                        .getOrDefault(ben.id(), List.of()))
                .isEmpty();
    }

    @Test
    default void groupsAreFoundByNameMemberAndId() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team É"));
        added(ports(), group(acme, "Other"));
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        apply(acme, team, new Delta(Set.of(ana.id()), Set.of()));

        assertThat(search(acme, text(GroupAttribute.DISPLAY_NAME, "tEAM é"))).containsExactly(team);
        assertThat(search(acme, text(GroupAttribute.ID, team.id().toString()))).containsExactly(team);
        assertThat(search(acme, text(GroupAttribute.ID, "nonsense"))).isEmpty();
        assertThat(search(acme, member(ana.id().toString()))).containsExactly(team);
        assertThat(search(acme, member("nonsense"))).isEmpty();
        assertThat(search(acme, new Filter.Not<>(new Filter.Present<>(GroupAttribute.MEMBERS))))
                .hasSize(1);
    }

    @Test
    default void concurrentAddsOfOneMemberEachLoseNobody() throws Exception {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        List<Callable<MembershipChange>> adds = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            UserId id = added(ports(), user(acme, "u" + number)).id();
            adds.add(() -> ports().unitOfWork().write(() -> {
                assertThat(ports().groups().lock(acme, team.id())).isPresent();
                return ports().memberships().apply(acme, team.id(), new Delta(Set.of(id), Set.of()), NOON);
            }));
        }
        ExecutorService executor = Executors.newFixedThreadPool(10);
        for (Future<MembershipChange> change : executor.invokeAll(adds)) {
            assertThat(change.get().joined()).hasSize(1);
        }
        executor.shutdownNow();

        assertThat(members(acme, team)).hasSize(30);
    }

    private Optional<DirectoryGroup> find(OrganizationId organization, GroupId id) {
        return ports().read(() -> ports().groups().find(organization, id));
    }

    private MembershipChange apply(OrganizationId organization, DirectoryGroup group, MembershipEdit edit) {
        return ports().unitOfWork().write(() -> ports().memberships().apply(organization, group.id(), edit, NOON));
    }

    private List<UserId> members(OrganizationId organization, DirectoryGroup group) {
        return ports()
                .read(() -> ports().memberships().page(organization, group.id(), Optional.empty(), 1_000))
                .stream()
                .map(GroupMember::user)
                .toList();
    }

    private List<DirectoryGroup> search(OrganizationId organization, Filter<GroupAttribute> filter) {
        Search<GroupAttribute> search =
                new Search<>(Optional.of(filter), Optional.empty(), new Search.Page.FromIndex(1, 10));
        return ports().read(() -> ports().groups().search(organization, search)).items();
    }

    private static Filter<GroupAttribute> text(GroupAttribute attribute, String text) {
        return new Filter.Compare<>(attribute, Operator.EQ, new Operand.Text(text));
    }

    private static Filter<GroupAttribute> member(String id) {
        return new Filter.AnyElement<>(
                GroupAttribute.MEMBERS,
                new Filter.Compare<>(ElementAttribute.VALUE, Operator.EQ, new Operand.Text(id)));
    }
}

package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.group;
import static io.muster.application.testing.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.directory.Memberships.Position;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.MembershipChange;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.MembershipEdit.ReplaceAll;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface MembershipsContract {
    Ports ports();

    @Test
    default void deltaAddsUsersAndReportsUnknownOnes() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId ana = newUser(acme, "ana");
        UserId ben = newUser(acme, "ben");
        UserId stranger = newUser(Fixtures.newOrganization(ports()), "eve");

        assertThat(apply(team, new Delta(Set.of(ana, stranger), Set.of(ben))))
                .isEqualTo(new MembershipChange(Set.of(ana), Set.of(), Set.of(stranger)));
        assertThat(members(team)).containsExactly(ana);
    }

    @Test
    default void deltaReportsOnlyUsersThatWereNoMembersBeforeAsJoined() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId ana = newUser(acme, "ana");
        UserId ben = newUser(acme, "ben");
        apply(team, new Delta(Set.of(ana), Set.of()));

        assertThat(apply(team, new Delta(Set.of(ana, ben), Set.of())))
                .isEqualTo(new MembershipChange(Set.of(ben), Set.of(), Set.of()));
    }

    @Test
    default void deltaRemovesMembersAndIgnoresOtherIds() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId ana = newUser(acme, "ana");
        UserId ben = newUser(acme, "ben");
        UserId stranger = newUser(Fixtures.newOrganization(ports()), "eve");
        apply(team, new Delta(Set.of(ana, ben), Set.of()));

        assertThat(apply(team, new Delta(Set.of(), Set.of(ana, stranger))))
                .isEqualTo(new MembershipChange(Set.of(), Set.of(ana), Set.of()));
        assertThat(members(team)).containsExactly(ben);
    }

    @Test
    default void replacementWithOnlyUnknownIdsKeepsTheMembers() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId ana = newUser(acme, "ana");
        UserId nobody = new UserId(UUID.randomUUID());
        apply(team, new Delta(Set.of(ana), Set.of()));

        assertThat(apply(team, new ReplaceAll(Set.of(nobody))))
                .isEqualTo(new MembershipChange(Set.of(), Set.of(), Set.of(nobody)));
        assertThat(members(team)).containsExactly(ana);
    }

    @Test
    default void replacementChangesOnlyTheDifference() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId ana = newUser(acme, "ana");
        UserId ben = newUser(acme, "ben");
        UserId eve = newUser(acme, "eve");
        UserId nobody = new UserId(UUID.randomUUID());
        apply(team, new Delta(Set.of(ana, ben), Set.of()));

        assertThat(apply(team, new ReplaceAll(Set.of(ben, eve, nobody))))
                .isEqualTo(new MembershipChange(Set.of(eve), Set.of(ana), Set.of(nobody)));
        assertThat(members(team)).containsExactly(ben, eve);
    }

    @Test
    default void emptyReplacementRemovesAllMembers() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId ana = newUser(acme, "ana");
        apply(team, new Delta(Set.of(ana), Set.of()));

        assertThat(apply(team, new ReplaceAll(Set.of())))
                .isEqualTo(new MembershipChange(Set.of(), Set.of(ana), Set.of()));
        assertThat(members(team)).isEmpty();
    }

    @Test
    default void membersOfSeveralGroupsAreOrderedByGroupAndId() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup first = added(ports(), group(acme, "First"));
        DirectoryGroup second = added(ports(), group(acme, "Second"));
        List<UserId> users = newUsers(acme, 4);
        apply(first, new Delta(Set.copyOf(users), Set.of()));
        apply(second, new Delta(Set.of(users.get(2)), Set.of()));

        List<GroupId> both = List.of(second.id(), first.id());
        List<GroupMember> seen = ports().unitOfWork()
                .read(() -> ports().memberships().page(acme, both, Optional.empty(), 4))
                .items();
        Optional<Position> last = Optional.of(Position.of(seen.get(3)));
        List<GroupMember> rest = ports().unitOfWork()
                .read(() -> ports().memberships().page(acme, both, last, 4))
                .items();

        assertThat(seen)
                .extracting(GroupMember::user)
                .containsExactly(users.get(0), users.get(1), users.get(2), users.get(3));
        assertThat(seen.get(0).display()).isEqualTo("u0");
        assertThat(rest).extracting(GroupMember::user).containsExactly(users.get(2));
    }

    @Test
    default void pageOfMembersEndsWithTheNameThatFillsIt() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        String name = "\u4e00".repeat(512);
        ports().unitOfWork().run(() -> {
            List<DirectoryUser> users = IntStream.range(0, 700)
                    .mapToObj(at -> user(
                            acme,
                            new UserProfile(
                                    UserName.of("u" + at),
                                    Optional.empty(),
                                    true,
                                    Map.of(UserAttribute.DISPLAY_NAME, name),
                                    Map.of(),
                                    List.of())))
                    .toList();
            users.forEach(ports().users()::add);
            ports().memberships()
                    .apply(
                            acme,
                            team.id(),
                            new Delta(users.stream().map(DirectoryUser::id).collect(Collectors.toSet()), Set.of()),
                            NOON);
        });

        Slice<GroupMember> first = ports().unitOfWork()
                .read(() -> ports().memberships().page(acme, List.of(team.id()), Optional.empty(), 700));
        Optional<Position> last =
                Optional.of(Position.of(first.items().get(first.items().size() - 1)));
        Slice<GroupMember> rest =
                ports().unitOfWork().read(() -> ports().memberships().page(acme, List.of(team.id()), last, 700));

        assertThat(first.items()).hasSizeBetween(550, 620);
        assertThat(first.more()).isTrue();
        assertThat(rest.items()).hasSize(700 - first.items().size()).doesNotContainAnyElementsOf(first.items());
        assertThat(rest.more()).isFalse();
    }

    @Test
    default void pageOfMembersBeginsAfterTheGivenId() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        List<UserId> users = newUsers(acme, 4);
        apply(team, new Delta(Set.copyOf(users), Set.of()));
        Optional<Position> after = Optional.of(new Position(team.id(), users.get(1)));

        assertThat(ports().unitOfWork()
                        .read(() -> ports().memberships().page(acme, List.of(team.id()), after, 1))
                        .items())
                .extracting(GroupMember::user)
                .containsExactly(users.get(2));
    }

    @Test
    default void membersOfSeveralGroupsAreCounted() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup first = added(ports(), group(acme, "First"));
        DirectoryGroup second = added(ports(), group(acme, "Second"));
        List<UserId> users = newUsers(acme, 4);
        apply(first, new Delta(Set.copyOf(users), Set.of()));
        apply(second, new Delta(Set.of(users.get(2)), Set.of()));

        assertThat(ports().unitOfWork()
                        .read(() -> ports().memberships().counts(acme, List.of(first.id(), second.id()))))
                .containsEntry(first.id(), 4L)
                .containsEntry(second.id(), 1L);
    }

    @Test
    default void groupsOfAUserAreOrderedById() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup second = added(ports(), group(acme, "Second"));
        DirectoryGroup first = added(ports(), group(acme, "First"));
        UserId ana = newUser(acme, "ana");
        apply(first, new Delta(Set.of(ana), Set.of()));
        apply(second, new Delta(Set.of(ana), Set.of()));

        assertThat(groupsOf(acme, ana))
                .containsExactly(new GroupRef(second.id(), "Second"), new GroupRef(first.id(), "First"));
    }

    @Test
    default void groupsOfUsersWhoHaveTooManyTogetherAreNotReadTogether() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = newUser(acme, "ana");
        UserId ben = newUser(acme, "ben");
        String name = "x".repeat(GroupName.MAX_LENGTH - 4);
        ports().unitOfWork().run(() -> IntStream.range(0, 700).forEach(at -> {
            DirectoryGroup team = group(acme, name + at);
            ports().groups().add(team);
            ports().memberships().apply(acme, team.id(), new Delta(Set.of(ana, ben), Set.of()), NOON);
        }));

        assertThat(ports().unitOfWork().read(() -> ports().memberships().groupsOf(acme, List.of(ana, ben))))
                .isEmpty();
        assertThat(groupsOf(acme, ana)).hasSize(700);
        assertThat(ports().unitOfWork().read(() -> ports().memberships().groupsOf(acme, List.of(ben))))
                .hasValueSatisfying(groups -> assertThat(groups.get(ben)).hasSize(700));
    }

    @Test
    default void pageOfTheGroupsOfAUserEndsWithTheNameThatFillsIt() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = newUser(acme, "ana");
        String name = "\u4e00".repeat(GroupName.MAX_LENGTH - 4);
        ports().unitOfWork().run(() -> IntStream.range(0, 700).forEach(at -> {
            DirectoryGroup team = group(acme, name + at);
            ports().groups().add(team);
            ports().memberships().apply(acme, team.id(), new Delta(Set.of(ana), Set.of()), NOON);
        }));

        Slice<GroupRef> first =
                ports().unitOfWork().read(() -> ports().memberships().groupsOf(acme, ana, Optional.empty(), 700));
        Optional<GroupId> last =
                Optional.of(first.items().get(first.items().size() - 1).id());
        Slice<GroupRef> second =
                ports().unitOfWork().read(() -> ports().memberships().groupsOf(acme, ana, last, 1));

        assertThat(first.items()).hasSizeBetween(550, 650);
        assertThat(first.more()).isTrue();
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(second.more()).isTrue();
    }

    @Test
    default void removedUserIsNoLongerAMember() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId ana = newUser(acme, "ana");
        UserId ben = newUser(acme, "ben");
        apply(team, new Delta(Set.of(ana, ben), Set.of()));

        ports().unitOfWork().run(() -> {
            ports().groups().touchAllOf(acme, ana, NOON.plusSeconds(5));
            ports().users().remove(acme, ana);
        });

        assertThat(members(team)).containsExactly(ben);
    }

    @Test
    default void removedGroupHasNoMembersAnyMore() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId ben = newUser(acme, "ben");
        apply(team, new Delta(Set.of(ben), Set.of()));

        ports().unitOfWork().run(() -> ports().groups().remove(acme, team.id()));

        assertThat(groupsOf(acme, ben)).isEmpty();
    }

    @Test
    default void deletedUserIsNeitherListedNorCountedAsAMember() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId ana = newUser(acme, "ana");
        UserId deleted = newUser(acme, "del");
        apply(team, new Delta(Set.of(ana, deleted), Set.of()));
        delete(acme, deleted);

        assertThat(members(team)).containsExactly(ana);
        assertThat(ports().unitOfWork().read(() -> ports().memberships().counts(acme, List.of(team.id()))))
                .containsEntry(team.id(), 1L);
    }

    @Test
    default void deletedUserKeepsItsMembershipWhenMembersAreReplaced() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId ana = newUser(acme, "ana");
        UserId deleted = newUser(acme, "del");
        apply(team, new Delta(Set.of(ana, deleted), Set.of()));
        delete(acme, deleted);

        apply(team, new ReplaceAll(Set.of()));

        assertThat(ports().unitOfWork().read(() -> ports().accessQueries()
                        .members(acme, Optional.of(team.id()), Optional.empty(), 10)))
                .containsExactly(deleted);
    }

    @Test
    default void deletedUserIsUnknownToAnEdit() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        UserId deleted = newUser(acme, "del");
        delete(acme, deleted);

        assertThat(apply(team, new Delta(Set.of(deleted), Set.of())).unknown()).containsExactly(deleted);
    }

    @Test
    default void concurrentAdditionsOfOneMemberEachAreAllKept() throws Exception {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        List<Callable<MembershipChange>> adds = new ArrayList<>();
        for (UserId user : newUsers(acme, 30)) {
            adds.add(() -> ports().unitOfWork().write(() -> {
                assertThat(ports().groups().lock(acme, team.id())).isPresent();
                return ports().memberships().apply(acme, team.id(), new Delta(Set.of(user), Set.of()), NOON);
            }));
        }

        List<MembershipChange> changes = Concurrently.call(adds, 10);

        assertThat(changes).allSatisfy(change -> assertThat(change.joined()).hasSize(1));
        assertThat(members(team)).hasSize(30);
    }

    private UserId newUser(OrganizationId organization, String name) {
        return added(ports(), user(organization, name)).id();
    }

    private List<UserId> newUsers(OrganizationId organization, int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> newUser(organization, "u" + n))
                .toList();
    }

    /** Deletes a user whose removal is held. */
    private void delete(OrganizationId organization, UserId id) {
        ports().unitOfWork().run(() -> {
            DirectoryUser user = ports().users().lock(organization, id).orElseThrow();
            ports().users().save(user.deletedUntil(NOON.plusSeconds(60), Fixtures.CAUSE));
        });
    }

    private MembershipChange apply(DirectoryGroup group, MembershipEdit edit) {
        return ports().unitOfWork()
                .write(() -> ports().memberships().apply(group.organization(), group.id(), edit, NOON));
    }

    private List<UserId> members(DirectoryGroup group) {
        return ports()
                .unitOfWork()
                .read(() ->
                        ports().memberships().page(group.organization(), List.of(group.id()), Optional.empty(), 1_000))
                .items()
                .stream()
                .map(GroupMember::user)
                .toList();
    }

    private List<GroupRef> groupsOf(OrganizationId organization, UserId user) {
        List<GroupRef> groups = new ArrayList<>();
        ports().unitOfWork().read(() -> {
            ports().memberships().eachGroupOf(organization, user, groups::addAll);
            return groups;
        });
        return groups;
    }
}

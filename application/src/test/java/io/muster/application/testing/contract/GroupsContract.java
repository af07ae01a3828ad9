package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.group;
import static io.muster.application.testing.Fixtures.user;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.Search;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem.Code;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface GroupsContract {
    Ports ports();

    @Test
    default void groupIsReadAsStored() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup pushed = added(ports(), group(acme, "Engineering"));

        assertThat(find(acme, pushed.id())).contains(pushed);
        assertThat(lock(acme, pushed.id())).contains(pushed);
    }

    @Test
    default void changedGroupIsReadAsSaved() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup pushed = added(ports(), group(acme, "Engineering"));
        DirectoryGroup renamed = pushed.named(GroupName.of("Platform"), Optional.of(new ExternalId("x")))
                .touched(NOON.plusSeconds(1));

        ports().unitOfWork().run(() -> ports().groups().save(renamed));

        assertThat(find(acme, pushed.id())).contains(renamed);
    }

    @Test
    default void groupOfAnotherOrganizationIsNeitherFoundNorRemoved() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        DirectoryGroup pushed = added(ports(), group(acme, "Engineering"));

        assertThat(find(other, pushed.id())).isEmpty();
        assertThat(lock(other, pushed.id())).isEmpty();
        remove(other, pushed);

        assertThat(find(acme, pushed.id())).contains(pushed);
    }

    @Test
    default void groupNameIsUniqueInItsOrganizationInAnyCase() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        added(ports(), group(acme, "Sales"));

        assertRefused(Code.DUPLICATE, () -> added(ports(), group(acme, "sALES")));
        added(ports(), group(Fixtures.newOrganization(ports()), "Sales"));
    }

    @Test
    default void nameOfARemovedGroupCanBeUsedAgain() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup sales = added(ports(), group(acme, "Sales"));

        remove(acme, sales);

        added(ports(), group(acme, "sALES"));
    }

    @Test
    default void severalGroupsAreFoundByIdInTheirOrganization() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup sales = added(ports(), group(acme, "Sales"));
        DirectoryGroup crew = added(ports(), group(acme, "Crew"));
        DirectoryGroup theirs = added(ports(), group(Fixtures.newOrganization(ports()), "Sales"));

        assertThat(findAll(acme, List.of(crew.id(), theirs.id(), sales.id()))).containsExactlyInAnyOrder(sales, crew);
        assertThat(findAll(acme, List.of())).isEmpty();
    }

    @Test
    default void severalGroupsAreFoundByNameInAnyCase() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        DirectoryGroup sales = added(ports(), group(acme, "Sales"));
        DirectoryGroup crew = added(ports(), group(acme, "Crew"));
        DirectoryGroup theirs = added(ports(), group(other, "Sales"));
        List<GroupName> names = List.of(GroupName.of("sALES"), GroupName.of("CREW"), GroupName.of("none"));

        assertThat(named(acme, names)).containsExactlyInAnyOrder(sales, crew);
        assertThat(named(other, names)).containsExactly(theirs);
        assertThat(named(acme, List.of())).isEmpty();
    }

    @Test
    default void removedGroupIsNotFoundByName() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup sales = added(ports(), group(acme, "Sales"));

        remove(acme, sales);

        assertThat(named(acme, List.of(sales.displayName()))).isEmpty();
    }

    @Test
    default void touchingTheGroupsOfAUserCountsANewVersionOfOnlyThese() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        DirectoryGroup untouched = added(ports(), group(acme, "Other"));
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        join(team, ana);

        ports().unitOfWork().run(() -> ports().groups().touchAllOf(acme, ana.id(), NOON.plusSeconds(5)));

        assertThat(find(acme, team.id())).contains(team.touched(NOON.plusSeconds(5)));
        assertThat(find(acme, untouched.id())).contains(untouched);
    }

    @Test
    default void groupsAreFoundByASearchForTheirName() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team É"));
        added(ports(), group(acme, "Other"));

        assertThat(search(acme, text(GroupAttribute.DISPLAY_NAME, "tEAM é"))).containsExactly(team);
    }

    @Test
    default void groupsAreFoundByASearchForTheirId() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        added(ports(), group(acme, "Other"));

        assertThat(search(acme, text(GroupAttribute.ID, team.id().toString()))).containsExactly(team);
        assertThat(search(acme, text(GroupAttribute.ID, "nonsense"))).isEmpty();
    }

    @Test
    default void groupsAreFoundByASearchForAMember() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryGroup team = added(ports(), group(acme, "Team"));
        DirectoryGroup empty = added(ports(), group(acme, "Empty"));
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        join(team, ana);

        assertThat(search(acme, member(ana.id().toString()))).containsExactly(team);
        assertThat(search(acme, member("nonsense"))).isEmpty();
        assertThat(search(acme, new Filter.Not<>(new Filter.Present<>(GroupAttribute.MEMBERS))))
                .containsExactly(empty);
    }

    private Optional<DirectoryGroup> find(OrganizationId organization, GroupId id) {
        return ports().unitOfWork().read(() -> ports().groups().find(organization, id));
    }

    private Optional<DirectoryGroup> lock(OrganizationId organization, GroupId id) {
        return ports().unitOfWork().write(() -> ports().groups().lock(organization, id));
    }

    private List<DirectoryGroup> findAll(OrganizationId organization, List<GroupId> ids) {
        return ports().unitOfWork().read(() -> ports().groups().findAll(organization, ids));
    }

    private List<DirectoryGroup> named(OrganizationId organization, List<GroupName> names) {
        return ports().unitOfWork().read(() -> ports().groups().named(organization, names));
    }

    private void remove(OrganizationId organization, DirectoryGroup group) {
        ports().unitOfWork().run(() -> ports().groups().remove(organization, group.id()));
    }

    private void join(DirectoryGroup group, DirectoryUser user) {
        ports().unitOfWork().run(() -> ports().memberships()
                .apply(group.organization(), group.id(), new Delta(Set.of(user.id()), Set.of()), NOON));
    }

    private List<DirectoryGroup> search(OrganizationId organization, Filter<GroupAttribute> filter) {
        Search<GroupAttribute> search =
                new Search<>(Optional.of(filter), Optional.empty(), new Search.Page.FromIndex(1, 10));
        return ports().unitOfWork()
                .read(() -> ports().groups().search(organization, search))
                .items();
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

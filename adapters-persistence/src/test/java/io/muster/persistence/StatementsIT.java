package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.access.ReadAccess;
import io.muster.application.port.in.directory.ProvisionGroups;
import io.muster.application.port.in.directory.ProvisionUsers;
import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.Outbox.Waiting;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupEdit.ExternalIdEdit;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;
import io.muster.persistence.hibernate.Database;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What identity providers do most often takes few statements, as many in a large organization as in a small one. */
class StatementsIT {
    static Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void creatingAUserTakesSevenStatements(Database database) {
        Counted scene = new Counted(database);

        // whose is the domain, who is dormant, user, elements, claimed address, announcement, log entry
        assertThat(scene.statements(() -> scene.users.create(
                        scene.call,
                        Fixtures.withEmail(Fixtures.profile("new"), "new@" + UUID.randomUUID() + ".example"))))
                .isEqualTo(7);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void aProbeByUserNameTakesOneStatement(Database database) {
        Counted scene = new Counted(database);
        Search<UserAttribute> probe = new Search<>(
                Optional.of(new Filter.Compare<>(UserAttribute.USER_NAME, Operator.EQ, new Operand.Text("nobody"))),
                Optional.empty(),
                new Search.Page.FromIndex(1, 100));

        assertThat(scene.statements(() -> scene.users.search(scene.call.caller(), probe, true)))
                .isOne();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void oneMemberMoreTakesAsManyStatementsInALargeGroupAsInASmallOne(Database database) {
        Counted scene = new Counted(database);
        GroupId small = scene.group("small", 10);
        GroupId large = scene.group("large", 10_000);

        long inSmall = scene.statements(() -> scene.join(small));
        long inLarge = scene.statements(() -> scene.join(large));

        // the group held, who is known, who is in already, the member, the group's version, its mapping, the
        // announcement,
        // the log entry
        assertThat(inSmall).isEqualTo(8);
        assertThat(inLarge).isEqualTo(inSmall);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void aReplacementWritesOnlyWhatDiffers(Database database) {
        Counted scene = new Counted(database);
        Set<UserId> present = new HashSet<>(scene.newUsers(2_000));
        GroupId group = scene.groups
                .create(scene.call, GroupName.of("replaced"), Optional.empty(), present)
                .id();
        Set<UserId> wanted = new HashSet<>(present);
        wanted.removeAll(present.stream().limit(10).toList());
        wanted.addAll(scene.newUsers(10));
        GroupEdit edit =
                new GroupEdit(Optional.empty(), new ExternalIdEdit.Keep(), new MembershipEdit.ReplaceAll(wanted));

        // as above, but the present members are read, and some leave
        assertThat(scene.statements(() -> scene.groups.edit(scene.call, group, ResourceVersion.ANY, edit)))
                .isLessThanOrEqualTo(9);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void whetherAMemberMayEnterAWorkspaceTakesOneStatement(Database database) {
        Counted scene = new Counted(database);
        UserId member = scene.newUsers(1).iterator().next();

        assertThat(scene.statements(() ->
                        scene.accessQueries.check(scene.admin, scene.id(), member, new WorkspaceId(Fixtures.newId()))))
                .isOne();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void whatAMemberMayDoTakesOneStatement(Database database) {
        Counted scene = new Counted(database);
        UserId member = scene.newUsers(1).iterator().next();

        assertThat(scene.statements(() -> scene.accessQueries.access(scene.admin, scene.id(), member)))
                .isOne();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void whatAHundredMembersMayDoTakesAsManyStatementsAsWhatTenMay(Database database) {
        Counted scene = new Counted(database);
        scene.mapped(scene.group("all", 120), OrgRole.DEVELOPER);

        long ofTen = scene.statements(() -> scene.page(10));
        long ofAHundred = scene.statements(() -> scene.page(100));

        // the organization, who is on the page, what they may do
        assertThat(ofTen).isLessThanOrEqualTo(3);
        assertThat(ofAHundred).isEqualTo(ofTen);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void deactivatingAnAdminTakesAsManyStatementsAmongThousandsAsAmongTen(Database database) {
        Counted scene = new Counted(database);
        GroupId small = scene.group("small", 10);
        GroupId large = scene.group("large", 10_000);
        UserId ofSmall = scene.memberOf(small);
        UserId ofLarge = scene.memberOf(large);
        scene.mapped(small, OrgRole.ADMIN);
        scene.mapped(large, OrgRole.ADMIN);

        long inSmall = scene.statements(() -> scene.deactivate(ofSmall));
        long inLarge = scene.statements(() -> scene.deactivate(ofLarge));

        // the user held, is it an Admin, is its removal held, how many are removed, the user as it was and as it is,
        // the
        // Admins held, who else is one, the announcement, the log entry, its groups
        assertThat(inSmall).isLessThanOrEqualTo(12);
        assertThat(inLarge).isEqualTo(inSmall);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void oneMemberMoreOfAMappedGroupTakesAsManyStatementsInALargeGroupAsInASmallOne(Database database) {
        Counted scene = new Counted(database);
        GroupId small = scene.group("small", 10);
        GroupId large = scene.group("large", 10_000);
        scene.mapped(small, OrgRole.ADMIN);
        scene.mapped(large, OrgRole.ADMIN);

        long inSmall = scene.statements(() -> scene.join(small));
        long inLarge = scene.statements(() -> scene.join(large));

        // as of a group that isn't mapped, and what the member's access is now
        assertThat(inSmall).isLessThanOrEqualTo(11);
        assertThat(inLarge).isEqualTo(inSmall);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void manyAnnouncementsGetTheirPlaceInTheFeedByAsManyStatementsAsFew(Database database) {
        Counted scene = new Counted(database);

        long few = scene.relayed(10);
        long many = scene.relayed(499);

        // who waits, then in a batch: the feed held, what waits, what was said and is so, events, the head of the feed,
        // what is
        // said now, what is done, webhooks
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(12);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void previewingAChangeOfALargeGroupTakesAsManyStatementsAsOfASmallOne(Database database) {
        Counted scene = new Counted(database);
        GroupId small = scene.group("small", 10);
        GroupId large = scene.group("large", 1_999);

        long ofSmall = scene.statements(() -> scene.preview(small));
        long ofLarge = scene.statements(() -> scene.preview(large));

        // the organization, the group, its mapping; then for each two thousand who they are, what they hold and what is
        // mapped
        assertThat(ofSmall).isLessThanOrEqualTo(8);
        assertThat(ofLarge).isEqualTo(ofSmall);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void savingManyMappingsTakesAsManyStatementsAsSavingTwo(Database database) {
        Counted few = new Counted(database);
        Counted many = new Counted(database);
        List<MappingProposal> two = few.changes(2);
        List<MappingProposal> forty = many.changes(40);

        // read and held: the organization, the groups of these names, what is prepared, the groups, their mappings; who
        // is an Admin before and after; written: the mappings, what is to be told, the audit log with its head
        long first = few.statements(() -> few.save(two, 0));
        // positions in the outbox are taken in blocks
        assertThat(many.statements(() -> many.save(forty, 0)))
                .isBetween(first - 1, first + 1)
                .isLessThanOrEqualTo(20);
        long again = few.statements(() -> few.save(changed(two), 1));
        assertThat(many.statements(() -> many.save(changed(forty), 1)))
                .isBetween(again - 1, again + 1)
                .isLessThanOrEqualTo(20);
        assertThat(many.statements(() -> many.preview(forty, 2))).isEqualTo(few.statements(() -> few.preview(two, 2)));
    }

    private static List<MappingProposal> changed(List<MappingProposal> changes) {
        return changes.stream()
                .map(change -> new MappingProposal(
                        change.mapping(), new MappingContent(Optional.of(OrgRole.VIEWER), Set.of()), change.version()))
                .toList();
    }

    /** An organization, its services and a count of what they send. */
    private static final class Counted {
        private static final int MANY = 1_000;

        private final Ports ports;
        private final SessionFactory sessions;
        private final Statistics statistics;
        private final ScimCall call;
        private final ProvisionUsers users;
        private final ProvisionGroups groups;
        private final MapGroups mappings;
        private final ReadAccess accessQueries;
        private final RelayEvents relay;
        private final AdminCaller admin;

        Counted(Database database) {
            Scene scene = new Scene(Databases.ports(database), unconnected -> Fixtures.acme());
            ports = scene.ports;
            sessions = database.sessions();
            statistics = sessions.getStatistics();
            call = scene.call();
            users = scene.users;
            groups = scene.groups;
            mappings = scene.mappings;
            accessQueries = scene.accessQueries;
            relay = scene.relay;
            admin = scene.admin;
        }

        OrganizationId id() {
            return call.caller().organization().id();
        }

        Set<UserId> newUsers(int number) {
            Set<UserId> ids = new HashSet<>();
            ports.write(() -> {
                for (int user = 0; user < number; user++) {
                    var added = Fixtures.user(call.caller().organization().id(), "u" + Fixtures.newId());
                    ports.users().add(added);
                    ids.add(added.id());
                }
            });
            return ids;
        }

        GroupId group(String name, int members) {
            GroupId id = groups.create(call, GroupName.of(name), Optional.empty(), newUsers(members))
                    .id();
            if (members > MANY) {
                analyze();
            }
            return id;
        }

        /** Without it the planner chooses as for tables of few rows, and a statement takes a minute. */
        private void analyze() {
            sessions.inStatelessTransaction(
                    session -> session.createNativeMutationQuery("analyze").executeUpdate());
        }

        void join(GroupId group) {
            MembershipEdit one = new MembershipEdit.Delta(newUsersUncounted(), Set.of());
            groups.edit(
                    call, group, ResourceVersion.ANY, new GroupEdit(Optional.empty(), new ExternalIdEdit.Keep(), one));
        }

        private Set<UserId> newUsersUncounted() {
            statistics.setStatisticsEnabled(false);
            Set<UserId> one = newUsers(1);
            statistics.setStatisticsEnabled(true);
            return one;
        }

        UserId memberOf(GroupId group) {
            return ports.read(() -> ports.accessQueries().members(id(), Optional.of(group), Optional.empty(), 1))
                    .get(0);
        }

        /** Of so many groups and of so many names to come. */
        List<MappingProposal> changes(int groups) {
            return IntStream.range(0, 2 * groups)
                    .mapToObj(number -> {
                        GroupName name = GroupName.of("mapped " + number);
                        if (number < groups) {
                            group(name.value(), 1);
                        }
                        return new MappingProposal(
                                new MappingSelector.ByName(name),
                                new MappingContent(Optional.of(OrgRole.DEVELOPER), Set.of()),
                                0);
                    })
                    .toList();
        }

        void save(List<MappingProposal> changes, long version) {
            assertThat(mappings.save(admin, id(), at(changes, version), Optional.empty()))
                    .hasSameSizeAs(changes);
        }

        void preview(List<MappingProposal> changes, long version) {
            mappings.preview(admin, id(), at(changes, version), Optional.empty(), 100);
        }

        private static List<MappingProposal> at(List<MappingProposal> changes, long version) {
            return changes.stream()
                    .map(change -> new MappingProposal(change.mapping(), change.content(), version))
                    .toList();
        }

        /** Nothing is announced. */
        void mapped(GroupId group, OrgRole role) {
            Target target = new Target.Bound(group, GroupName.of("mapped"));
            MappingContent content = new MappingContent(Optional.of(role), Set.of());
            Provenance now = new Provenance(NOON, "tester");
            ports.write(() -> ports.groupMappings()
                    .add(List.of(GroupMapping.decided(id(), new MappingId(Fixtures.newId()), target, content, now))));
        }

        void page(int members) {
            assertThat(accessQueries.page(admin, id(), Optional.empty(), members))
                    .hasSize(members);
        }

        void deactivate(UserId user) {
            users.edit(
                    call,
                    user,
                    ResourceVersion.ANY,
                    before -> new UserProfile(
                            before.userName(),
                            before.externalId(),
                            false,
                            before.details(),
                            before.plurals(),
                            before.addresses()));
        }

        void preview(GroupId group) {
            MappingProposal change = new MappingProposal(
                    new MappingSelector.ByGroup(group),
                    new MappingContent(Optional.of(OrgRole.DEVELOPER), Set.of()),
                    0);
            mappings.preview(admin, id(), List.of(change), Optional.empty(), 100);
        }

        /** Counts what it takes to tell of the accesses of so many. */
        long relayed(int announcements) {
            GroupId group = group("relayed " + announcements, announcements);
            mapped(group, OrgRole.DEVELOPER);
            boolean more;
            do {
                more = relay.relay();
            } while (more);
            List<UserId> members = ports.read(
                    () -> ports.accessQueries().members(id(), Optional.of(group), Optional.empty(), announcements));
            ports.write(() -> ports.outbox()
                    .add(members.stream()
                            .map(user -> PendingEvent.of(id(), new PendingEvent.Audience.Member(user)))
                            .toList()));
            long count = statements(() -> assertThat(relay.relay()).isFalse());
            assertThat(ports.<List<Waiting>>read(() -> ports.outbox().waiting(id(), 1)))
                    .isEmpty();
            return count;
        }

        long statements(Runnable work) {
            statistics.setStatisticsEnabled(true);
            statistics.clear();
            work.run();
            long count = statistics.getPrepareStatementCount();
            statistics.setStatisticsEnabled(false);
            return count;
        }
    }
}

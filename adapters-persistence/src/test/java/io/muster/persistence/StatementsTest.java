package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.service.AccessGuard;
import io.muster.application.service.Announcer;
import io.muster.application.service.EmailOwnership;
import io.muster.application.service.GroupProvisioning;
import io.muster.application.service.RemovalBrake;
import io.muster.application.service.Sources;
import io.muster.application.service.SyncRecorder;
import io.muster.application.service.UserProvisioning;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Ports;
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
import io.muster.domain.organization.Organization;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What identity providers do most often takes few statements, as many in a large organization as in a small one. */
class StatementsTest {
    static Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void creatingAUserTakesSevenStatements(Database database) {
        Scene scene = new Scene(database);

        // whose is the domain, who is dormant, user, elements, claimed address, announcement, log entry
        assertThat(scene.statements(() -> scene.users.create(
                        scene.call,
                        Fixtures.withEmail(Fixtures.profile("new"), "new@" + UUID.randomUUID() + ".example"))))
                .isEqualTo(7);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void aProbeByUserNameTakesOneStatement(Database database) {
        Scene scene = new Scene(database);
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
        Scene scene = new Scene(database);
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
        Scene scene = new Scene(database);
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

    /** An organization, its services and a count of what they send. */
    private static final class Scene {
        private final Ports ports;
        private final Statistics statistics;
        private final ScimCall call;
        private final UserProvisioning users;
        private final GroupProvisioning groups;

        Scene(Database database) {
            ports = Databases.ports(database);
            statistics = database.sessions().getStatistics();
            Organization acme = Fixtures.acme();
            ports.write(() -> ports.organizations().add(acme));
            Sources sources = new Sources(() -> NOON, Fixtures::newId, byte[]::new);
            AccessGuard guard = new AccessGuard(ports.accesses(), sources);
            Announcer announcer = new Announcer(ports.outbox(), sources);
            SyncRecorder recorder = new SyncRecorder(ports.syncLog(), sources);
            call = new ScimCall(new ScimCaller(acme, "token"), new RequestTrace("r", Optional.empty(), NOON), 200);
            users = new UserProvisioning(
                    ports.unitOfWork(),
                    ports.users(),
                    ports.groups(),
                    ports.memberships(),
                    new EmailOwnership(ports.organizations()),
                    guard,
                    new RemovalBrake(ports.holds()),
                    announcer,
                    recorder,
                    sources);
            groups = new GroupProvisioning(
                    ports.unitOfWork(),
                    ports.organizations(),
                    ports.groups(),
                    ports.memberships(),
                    ports.groupMappings(),
                    guard,
                    announcer,
                    recorder,
                    sources);
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
            return groups.create(call, GroupName.of(name), Optional.empty(), newUsers(members))
                    .id();
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

package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.group;
import static io.muster.application.testing.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calls with more ids than the 65,535 parameters that a statement of PostgreSQL can have. */
class ManyIdsIT {
    private static final int MANY = 66_000;
    private static final Databases.RecordedDatabase SEPARATE = Databases.separatePostgres();
    private static final Ports PORTS = Persistence.portsOn(SEPARATE.database());

    private final OrganizationId acme = Fixtures.newOrganization(PORTS);

    @Test
    void groupsAreFoundAndLockedByManyIdsAndNames() {
        groups();
        Set<GroupId> ids = LongStream.rangeClosed(1, MANY)
                .mapToObj(number -> new GroupId(new UUID(0x7000, Long.MIN_VALUE | number)))
                .collect(Collectors.toSet());
        Set<GroupName> names = Stream.iterate(1, number -> number + 1)
                .limit(MANY)
                .map(number -> GroupName.of("Team " + number))
                .collect(Collectors.toSet());

        assertThat(PORTS.unitOfWork().read(() -> PORTS.groups().findAll(acme, ids)))
                .hasSize(MANY);
        assertThat(PORTS.unitOfWork().read(() -> PORTS.groups().named(acme, names)))
                .hasSize(MANY);
        assertThat(PORTS.unitOfWork().write(() -> PORTS.groups().lockAll(acme, ids)))
                .hasSize(MANY)
                .isSortedAccordingTo(
                        (one, other) -> one.id().toString().compareTo(other.id().toString()));
    }

    @Test
    void manyGroupsOfAUserGetAnotherVersion() {
        groups();
        UserId ana = added(PORTS, user(acme, "ana")).id();
        execute("insert into group_membership (organization_id, group_id, user_id, since)"
                + " select organization_id, id, '%s', now() from directory_group where organization_id = '%s'"
                        .formatted(ana, acme));

        PORTS.unitOfWork().run(() -> PORTS.groups().touchAllOf(acme, ana, NOON));

        List<GroupId> of = new ArrayList<>();
        PORTS.unitOfWork().read(() -> {
            PORTS.memberships().eachGroupOf(acme, ana, some -> some.forEach(one -> of.add(one.id())));
            return of;
        });
        assertThat(PORTS.unitOfWork().read(() -> PORTS.groups().findAll(acme, of)))
                .hasSize(MANY)
                .allMatch(touched -> touched.version() == 2);
    }

    @Test
    void membersAreReplacedByManyIds() {
        execute("insert into directory_user (organization_id, id, user_name, user_name_key, active, label, profile,"
                + " origin, break_glass, created, last_modified, version)"
                + " select '%s', gen_random_uuid(), 'u' || n, 'u' || n, true, 'u', '{}', 'SCIM', false, now(), now(), 1"
                        .formatted(acme)
                + " from generate_series(1, " + MANY + ") n");
        Set<UserId> all = Set.copyOf(PORTS.unitOfWork()
                .read(() -> PORTS.accessQueries().members(acme, Optional.empty(), Optional.empty(), MANY)));
        DirectoryGroup team = added(PORTS, group(acme, "Team"));

        assertThat(replaced(team, all)).isEqualTo(MANY);
        assertThat(PORTS.unitOfWork().read(() -> PORTS.accessQueries().roles(acme, all)))
                .hasSize(MANY);
        assertThat(replaced(team, Set.of())).isZero();
    }

    @Test
    void manyIdsThatNothingHasAreFoundNowhere() {
        Set<UUID> ids = Stream.generate(UUID::randomUUID).limit(MANY).collect(Collectors.toSet());

        assertThat(PORTS.unitOfWork().read(() -> PORTS.workspaces()
                        .known(acme, ids.stream().map(WorkspaceId::new).toList())))
                .isEmpty();
        PORTS.unitOfWork().run(() -> PORTS.outbox()
                .remove(acme, LongStream.range(0, MANY).boxed().toList()));
    }

    @Test
    void accessOfManyMembersIsRecordedAsPublished() {
        EffectiveAccess access = EffectiveAccess.of(Optional.of(OrgRole.VIEWER), Set.of());
        PORTS.unitOfWork().run(() -> PORTS.eventFeed()
                .recordPublished(
                        acme,
                        Stream.generate(() -> new UserId(UUID.randomUUID()))
                                .limit(MANY)
                                .collect(Collectors.toMap(Function.identity(), user -> access))));

        assertThat(PORTS.unitOfWork()
                        .read(() -> PORTS.eventFeed().publishedPage(acme, Optional.empty(), 500))
                        .more())
                .isTrue();
    }

    private long replaced(DirectoryGroup team, Set<UserId> members) {
        PORTS.unitOfWork()
                .run(() -> PORTS.memberships().apply(acme, team.id(), new MembershipEdit.ReplaceAll(members), NOON));
        return PORTS.unitOfWork()
                .read(() -> PORTS.memberships().counts(acme, List.of(team.id())))
                .getOrDefault(team.id(), 0L);
    }

    private void groups() {
        execute("insert into directory_group (organization_id, id, display_name, display_name_key, created,"
                + " last_modified, version)"
                + " select '%s', cast('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid), 'Team ' || n, 'team ' || n, now(), now(), 1"
                        .formatted(acme)
                + " from generate_series(1, " + MANY + ") n");
    }

    private static void execute(String sql) {
        Databases.execute(SEPARATE.superuser(), sql, "analyze");
    }
}

package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.MemberSearch;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.synclog.SyncStatus;
import io.muster.domain.token.SecretDigest;
import io.muster.persistence.Databases.RecordedDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL uses an index for frequent queries in a large organization. */
class PlansIT {
    private static final RecordedDatabase POSTGRES = Databases.separatePostgres();
    private static final Ports PORTS = Databases.ports(POSTGRES.database());
    private static final OrganizationId ACME = Fixtures.newOrganization(PORTS);

    private static final List<String> USERS = List.of("""
            insert into directory_user (organization_id, id, user_name, user_name_key, external_id, active,
                label, profile, origin, break_glass, created, last_modified, version, display_name_key)
            select cast(:organization as uuid), gen_random_uuid(), 'user' || n, 'user' || n, 'ext' || n,
                n % 10 > 0, 'user' || n, '{}', 'SCIM', false, now(), now(), 1, 'name' || n
            from generate_series(1, 30000) n""", """
            insert into user_value (organization_id, user_id, attribute, position, value_key, is_primary)
            select organization_id, id, 'EMAILS', 0, user_name_key || '@acme.example', true
            from directory_user where organization_id = cast(:organization as uuid)""");

    /** Inserts five memberships for each user, mappings for a part of the groups, events and pending events. */
    private static final List<String> ACCESS_AND_EVENTS = List.of("""
            insert into workspace (organization_id, id, name, name_key, created)
            select cast(:organization as uuid), gen_random_uuid(), 'workspace' || n, 'workspace' || n, now()
            from generate_series(1, 50) n""", """
            insert into directory_group (organization_id, id, display_name, display_name_key, created, last_modified, version)
            select cast(:organization as uuid), gen_random_uuid(), 'group' || n, 'group' || n, now(), now(), 1
            from generate_series(1, 300) n""", """
            insert into group_membership (organization_id, group_id, user_id, since)
            select u.organization_id, g.id, u.id, now()
            from (select *, row_number() over (order by id) as n from directory_user
                where organization_id = cast(:organization as uuid)) u
            cross join generate_series(0, 4) place
            join (select *, row_number() over (order by id) as n from directory_group
                where organization_id = cast(:organization as uuid)) g on g.n = 1 + (u.n + place * 60) % 300""", """
            insert into group_mapping (organization_id, id, group_id, name, name_key, role, role_since, role_by, changed_at,
                changed_by, version)
            select organization_id, gen_random_uuid(), id, display_name, display_name_key, role, now(), 'tester', now(),
                'tester', 1
            from directory_group, lateral (select case when random() < 0.5 then 'DEVELOPER' end) as given (role)
            where organization_id = cast(:organization as uuid) and display_name like '%1'""", """
            insert into group_mapping_workspace (organization_id, mapping_id, workspace_id, since, given_by)
            select p.organization_id, p.id, w.id, now(), 'tester'
            from group_mapping p join workspace w on w.organization_id = p.organization_id and w.name like '%7'
            where p.organization_id = cast(:organization as uuid)""", """
            insert into workspace_grant (organization_id, user_id, workspace_id, since, given_by)
            select u.organization_id, u.id, w.id, now(), 'tester'
            from directory_user u join workspace w on w.organization_id = u.organization_id and w.name = 'workspace1'
            where u.organization_id = cast(:organization as uuid)""", """
            insert into event (organization_id, sequence, id, type, subject, at, data)
            select cast(:organization as uuid), n, gen_random_uuid(), 'MEMBER_CREATED', 'members/' || n, now(), '{}'
            from generate_series(1, 30000) n""", """
            insert into outbox (organization_id, audience, target)
            select organization_id, 'MEMBER', id from directory_user where organization_id = cast(:organization as uuid)""", """
            insert into published_access (organization_id, user_id, role, workspaces)
            select organization_id, id, 'VIEWER', '' from directory_user
            where organization_id = cast(:organization as uuid)""", """
            insert into session (organization_id, id, user_id, digest, created, authenticated_at, last_seen)
            select organization_id, id, id, decode(md5(cast(id as text)), 'hex'), now(), now(), now()
            from directory_user where organization_id = cast(:organization as uuid)""");

    /** A log in which every tenth request failed, for one of a hundred causes. */
    private static final List<String> LOG = List.of("""
            insert into sync_log (organization_id, id, at, action, resource_type, resource_id, resource_display,
                display_key, status, http_status, duration_micros, request_id, changes, cause, remedy, cause_key)
            select cast(:organization as uuid), gen_random_uuid(),
                timestamptz '2026-11-01 00:00Z' + n * interval '1 second', 'CREATE', 'USER', 'id' || n % 10000, 'user' || n % 10000, 'user' || n % 10000,
                case when n % 10 = 0 then 'FAILED' else 'SUCCESS' end, 201, 1, 'r' || n, '[]',
                case when n % 10 = 0 then 'cause' end, case when n % 10 = 0 then 'remedy' end,
                case when n % 10 = 0 then 'cause' || n % 100 end
            from generate_series(1, 100000) n""", """
            insert into failure_cause (organization_id, cause_key, title, remedy, resource_type, requests, resources,
                solved_resources, first_seen, last_seen, last_entry, solved_since)
            select cast(:organization as uuid), 'cause' || n, 'cause', 'remedy', 'USER', 1, 100, 0, now(), now(),
                gen_random_uuid(), case when n % 10 > 0 then now() end
            from generate_series(1, 10000) n""", """
            insert into failing_resource (organization_id, cause_key, resource_key, requests, first_seen, last_seen,
                last_entry)
            select cast(:organization as uuid), 'cause' || 1 + n % 9999, 'user' || n % 30000, 1, now(), now(),
                gen_random_uuid()
            from generate_series(1, 100000) n""", """
            insert into request_count (organization_id, beginning, requests, failures)
            select gen_random_uuid(), timestamptz '2026-11-24 00:00Z' + n % 720 * interval '1 hour', 1, 0
            from generate_series(1, 30000) n""", """
            insert into request_rhythm (organization_id, client, last_request, pauses, alarm_at)
            select gen_random_uuid(), 'ENTRA', now(), '', now() + interval '1 day' from generate_series(1, 30000) n""", """
            insert into sign_in (organization_id, id, connection_id, version_number, protocol, test, fresh_login, secret_digest,
                state, started, request_id, client_address)
            select cast(:organization as uuid), gen_random_uuid(), gen_random_uuid(), 1, 'OIDC', false, false, ''::bytea,
                'REFUSED', timestamptz '2026-11-01 00:00Z' + n * interval '1 minute', 'r', 'a'
            from generate_series(1, 30000) n""");

    @BeforeAll
    static void fillAnOrganization() {
        Stream.of(USERS, ACCESS_AND_EVENTS, LOG, List.of("analyze"))
                .flatMap(List::stream)
                .forEach(rows ->
                        Databases.execute(POSTGRES.superuser(), rows.replace(":organization", "'" + ACME + "'")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r.user_name_key = 'user77'                                    | directory_user_name_unique",
                "(r.external_id is not null and r.external_id = 'ext77')       | directory_user_external_id_unique",
                "(r.display_name_key is not null and r.display_name_key = 'name77') | directory_user_display_name",
                "r.id = '01a20d60-0a32-7bdf-b036-5d8cb415b95f'                 | directory_user_pkey",
                "r.last_modified > now() + interval '1 hour'                   | directory_user_last_modified",
            })
    void usualFiltersUseAnIndex(String condition, String index) {
        assertThat(plan("select * from directory_user r where r.organization_id = '" + ACME + "' and (" + condition
                        + ") order by r.id limit 100"))
                .contains(index)
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @CsvSource("user77@acme.example")
    void filterByEmailUsesAnIndex(String email) {
        assertThat(plan("select * from directory_user r where r.organization_id = '" + ACME
                        + "' and exists (select 1 from user_value v where v.organization_id = r.organization_id"
                        + " and v.user_id = r.id and v.attribute = 'EMAILS' and (v.value_key = '" + email
                        + "')) order by r.id limit 100"))
                .contains("user_value_value")
                .doesNotContain("Seq Scan");
    }

    static Stream<Arguments> searchesBySelectiveAttributes() {
        return Stream.concat(
                Arrays.stream(UserAttribute.values())
                        .filter(UserAttribute::isSelective)
                        .map(attribute ->
                                query("user's " + attribute, () -> PORTS.users().search(ACME, equal(attribute)))),
                Arrays.stream(GroupAttribute.values())
                        .filter(GroupAttribute::isSelective)
                        .map(attribute -> query(
                                "group's " + attribute, () -> PORTS.groups().search(ACME, equal(attribute)))));
    }

    /** The rate limit of SCIM takes them for look-ups. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("searchesBySelectiveAttributes")
    void equalityOfSelectiveAttributesUsesAnIndex(String words, Supplier<?> search) throws Exception {
        List<String> plans = POSTGRES.sent().plans(() -> PORTS.unitOfWork().read(search));

        assertThat(plans).as(words).isNotEmpty().allSatisfy(plan -> assertThat(plan)
                .doesNotContainPattern("Seq Scan on (directory_user|user_value|group_membership)"));
    }

    private static <A extends Enum<A> & Attribute> Search<A> equal(A attribute) {
        Operand.Text text = new Operand.Text("01a20d60-0a32-7bdf-b036-5d8cb415b95f");
        Filter<A> filter =
                switch (attribute.type()) {
                    case PLURAL ->
                        new Filter.AnyElement<>(
                                attribute, new Filter.Compare<>(ElementAttribute.VALUE, Operator.EQ, text));
                    case MOMENT -> new Filter.Compare<>(attribute, Operator.EQ, new Operand.Moment(NOON));
                    default -> new Filter.Compare<>(attribute, Operator.EQ, text);
                };
        return new Search<>(Optional.of(filter), Optional.empty(), new Search.Page.FromIndex(1, 100));
    }

    @Test
    void searchForMembersReadsNoAddressOfAnotherOrganization() throws Exception {
        List<String> plans = plansOf(MemberSearch.beginningWith("user7777"));

        assertThat(plans).isNotEmpty().allSatisfy(plan -> assertThat(plan)
                .containsPattern("Index Scan using user_value_value.*\n +Index Cond: .*organization_id.*value_key.*>=")
                .doesNotContain("Seq Scan"));
    }

    @ParameterizedTest
    @CsvSource({"USER_NAME, directory_user_name_unique", "DISPLAY_NAME, directory_user_display_name"})
    void beginningOfAnIndexedNameIsARangeOfItsIndex(UserAttribute name, String index) throws Exception {
        List<String> plans = plansOf(new Filter.Compare<>(name, Operator.SW, new Operand.Text("user7777")));

        assertThat(plans).isNotEmpty().allSatisfy(plan -> assertThat(plan)
                .containsPattern(index + ".*\n +Index Cond: .*>="));
    }

    private static List<String> plansOf(Filter<UserAttribute> filter) throws Exception {
        Search<UserAttribute> search =
                new Search<>(Optional.of(filter), Optional.empty(), new Search.Page.After(Optional.empty(), 50));
        return POSTGRES.sent()
                .plans(() -> PORTS.unitOfWork().read(() -> PORTS.users().search(ACME, search)));
    }

    @ParameterizedTest
    @CsvSource("1, 20000")
    void latePageByCursorIsARangeOfTheKey(int early, int late) {
        String page = "select * from directory_user r where r.organization_id = '" + ACME
                + "' and r.id > (select id from directory_user where organization_id = '" + ACME
                + "' order by id offset %d limit 1) order by r.id limit 501";

        assertThat(plan(String.format(page, late)))
                .contains("directory_user_pkey")
                .doesNotContain("Sort");
        assertThat(plan(String.format(page, early))).contains("directory_user_pkey");
    }

    @Test
    void dueWebhooksAreFoundByAnIndexAmongManyOthers() throws Exception {
        Databases.execute(POSTGRES.superuser(), """
                insert into organization (id, name, plan, mode, dialect, verified_domains_only, sso_active, created, version)
                select gen_random_uuid(), 'hooked', 'BUSINESS', 'MANUAL', 'TOLERANT', false, false, now(), 1
                from generate_series(1, 1000)""", """
                insert into webhook (organization_id, id, url, description, state, secret, created_at,
                    created_by, version, delivered, failures, due_at)
                select o.id, gen_random_uuid(), 'https://receiver.example', '', 'ACTIVE',
                    'sealed', now(), 'tester', 1, 0, 0, now() + interval '20 years'
                from organization o cross join generate_series(1, 20) where o.name = 'hooked'""", "analyze webhook");

        List<String> plans = POSTGRES.sent().plans(() -> {
            PORTS.unitOfWork().read(() -> PORTS.webhookQueue().organizations(NOON, Optional.empty(), 8));
            PORTS.unitOfWork().write(() -> PORTS.webhookQueue().claim(ACME, NOON, NOON.plusSeconds(60), 8));
        });

        assertThat(plans).isNotEmpty().allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan"));
        assertThat(plans).anySatisfy(plan -> assertThat(plan).contains("webhook_due"));
    }

    static Stream<Arguments> queriesOfAccessAndEvents() {
        AccessQueries accessQueries = PORTS.accessQueries();
        List<UserId> all =
                PORTS.unitOfWork().read(() -> accessQueries.members(ACME, Optional.empty(), Optional.empty(), 30_000));
        List<UserId> members = all.subList(15_000, 15_100);
        UserId member = members.get(0);
        WorkspaceId workspace = PORTS.unitOfWork()
                .read(() -> PORTS.workspaces().of(ACME))
                .get(0)
                .id();
        GroupId group = PORTS.unitOfWork()
                .read(() -> PORTS.memberships().groupsOf(ACME, member, Optional.empty(), 1))
                .items()
                .get(0)
                .id();
        Instant now = Fixtures.NOON;
        return Stream.of(
                query("facts of a member in one workspace", () -> accessQueries.of(ACME, member, workspace)),
                query("facts of a member", () -> accessQueries.of(ACME, member)),
                query("facts of a hundred members", () -> accessQueries.summaries(ACME, members)),
                query("facts of a batch of the feed", () -> accessQueries.summaries(ACME, all.subList(15_000, 15_500))),
                query("page of facts", () -> accessQueries.page(ACME, Optional.of(member), 100)),
                query(
                        "members of a group",
                        () -> accessQueries.members(ACME, Optional.of(group), Optional.of(member), 50)),
                query(
                        "holdings of members of a group",
                        () -> accessQueries.holdings(ACME, List.of(group), Optional.of(member), 50, now)),
                query("break-glass owners", () -> accessQueries.breakGlass(ACME)),
                query("an active Admin", () -> PORTS.adminGuard().hasActiveAdmin(ACME)),
                query("groups of a member", () -> PORTS.memberships().groupsOf(ACME, member, Optional.of(group), 500)),
                query("groups of a hundred members", () -> PORTS.memberships().groupsOf(ACME, members)),
                query("mapping of a group", () -> PORTS.groupMappings().of(ACME, group)),
                query("events of the feed", () -> PORTS.eventFeed().after(ACME, 15_000, 100)),
                query("pending events", () -> PORTS.outbox().waiting(ACME, 500)),
                query("organizations with pending events", () -> PORTS.outbox().organizations(Optional.empty(), 50)),
                query("session of a cookie", () -> PORTS.sessions().find(ACME, new SecretDigest(new byte[32]), now)),
                query("published access", () -> PORTS.eventFeed().publishedAccess(ACME, members)));
    }

    private static Arguments query(String words, Supplier<?> query) {
        return Arguments.of(words, query);
    }

    @Test
    void costsOfThePlannerAreThoseOfTheServer() throws Exception {
        assertThat(Path.of("../liberty/src/main/liberty/config/muster.xml"))
                .content()
                .contains("options=\"" + Databases.PLANNER + " ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queriesOfAccessAndEvents")
    void queriesOfAccessAndEventsUseIndexes(String words, Supplier<?> query) throws Exception {
        List<String> plans = POSTGRES.sent().plans(() -> PORTS.unitOfWork().read(query));

        assertThat(plans).as(words).isNotEmpty().allSatisfy(plan -> assertThat(plan)
                .doesNotContainPattern(
                        "Seq Scan on (directory_user|group_membership|workspace_grant|event|outbox|published_access"
                                + "|session)"));
    }

    @Test
    void groupsOfAPageOfMembersAreFoundWithoutComparingEachGroupWithAllMemberships() throws Exception {
        List<UserId> members = PORTS
                .unitOfWork()
                .read(() -> PORTS.accessQueries().members(ACME, Optional.empty(), Optional.empty(), 100))
                .stream()
                .toList();

        List<String> plans = POSTGRES.sent()
                .plans(() -> PORTS.unitOfWork().read(() -> PORTS.memberships().groupsOf(ACME, members)));

        assertThat(plans).isNotEmpty().allSatisfy(plan -> assertThat(plan).doesNotContain("Materialize"));
    }

    static Stream<Arguments> queriesOfTheLog() {
        Instant now = Fixtures.NOON;
        Optional<UUID> middle = Optional.of(UUID.fromString("80000000-0000-7000-8000-000000000000"));
        return Stream.of(
                query("failed entries", () -> PORTS.syncLog().search(ACME, with(SyncStatus.FAILED, null))),
                query("deletions", () -> PORTS.syncLog().search(ACME, with(null, SyncAction.DELETE))),
                query("entries of a cause", () -> PORTS.syncLog().search(ACME, ofCause("cause10"))),
                query("entries of a text", () -> PORTS.syncLog()
                        .search(ACME, SyncLogQuery.newest(20).withText("user77"))),
                query("entries about a person", () -> PORTS.syncLog()
                        .about(ACME, SyncResource.Type.USER, List.of("id77"), List.of("user77"), 20)),
                query("causes", () -> PORTS.failures().causes(ACME, Optional.empty(), middle, 20)),
                query("unsolved causes", () -> PORTS.failures().causes(ACME, Optional.of(false), middle, 20)),
                query("resources of a cause", () -> PORTS.failures().resources(ACME, "cause10", middle, 20)),
                query("failures about a person", () -> PORTS.failures()
                        .aboutUsers(ACME, List.of("id77", "user77"), 20)),
                query("clients whose alarm is due", () -> PORTS.rhythms()
                        .organizationsWithDue(now, Optional.empty(), 50)),
                query("refused sign-ins", () -> PORTS.signIns().refusedSince(ACME, now, 500)),
                query("hours", () -> PORTS.requestCounts().between(ACME, now.minusSeconds(86_400), now)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queriesOfTheLog")
    void queriesOfTheLogUseIndexesAndSortNoMoreThanTheyFind(String words, Supplier<?> query) throws Exception {
        List<String> plans = POSTGRES.sent().plans(() -> PORTS.unitOfWork().read(query));

        assertThat(plans).as(words).isNotEmpty().allSatisfy(plan -> assertThat(plan)
                .doesNotContainPattern(
                        "Seq Scan on (sync_log|failure_cause|failing_resource|request_count|request_rhythm|sign_in)"));
    }

    @Test
    void successesThatSolveFailuresAreFoundByTheirTime() throws Exception {
        Instant late = Instant.parse("2026-11-02T03:46:00Z");

        List<String> plans = POSTGRES.sent()
                .plans(() -> PORTS.unitOfWork().write(() -> PORTS.failures().solve(ACME, late, NOON)));

        assertThat(plans).hasSizeGreaterThan(1).allSatisfy(plan -> assertThat(plan)
                .doesNotContainPattern("Seq Scan on (sync_log|failure_cause|failing_resource)"));
        assertThat(plans).anySatisfy(plan -> assertThat(plan).contains("failing_resource_key"));
    }

    @Test
    void entriesOfRareKindsAreFoundByIndexesThatHaveNoOthers() throws Exception {
        assertThat(plans(with(SyncStatus.SKIPPED, null)))
                .allSatisfy(plan -> assertThat(plan).contains("organization_id_status_id"));
        assertThat(plans(with(null, SyncAction.DELETE)))
                .allSatisfy(plan -> assertThat(plan).contains("organization_id_action_id"));
        assertThat(plans(about(SyncResource.Type.GROUP)))
                .allSatisfy(plan -> assertThat(plan).contains("organization_id_resource_type_id"));
    }

    private static List<String> plans(SyncLogQuery query) throws Exception {
        return POSTGRES.sent()
                .plans(() -> PORTS.unitOfWork().read(() -> PORTS.syncLog().search(ACME, query)));
    }

    private static SyncLogQuery with(@Nullable SyncStatus status, @Nullable SyncAction action) {
        return new SyncLogQuery(
                Optional.ofNullable(status),
                Optional.ofNullable(action),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                20);
    }

    private static SyncLogQuery about(SyncResource.Type type) {
        return new SyncLogQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.of(type),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                20);
    }

    private static SyncLogQuery ofCause(String cause) {
        return new SyncLogQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(cause),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                20);
    }

    private static String plan(String query) {
        try (StatelessSession session = POSTGRES.database().sessions().openStatelessSession()) {
            session.beginTransaction();
            session.createNativeQuery("select set_config('muster.organization', '" + ACME + "', true)", String.class)
                    .getSingleResult();
            List<String> lines =
                    session.createNativeQuery("explain " + query, String.class).getResultList();
            return String.join("\n", lines);
        }
    }
}

package io.muster.persistence.access;

import io.muster.application.port.out.access.AccessQueries;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.AccessFacts.Entry;
import io.muster.domain.access.AccessFacts.Role;
import io.muster.domain.access.AccessReason;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.persistence.access.FactRow.Column;
import io.muster.persistence.access.FactRow.Kind;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.NamedQuery;
import io.muster.persistence.hibernate.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads access facts in one statement: the union of the member, the direct grants, and the roles and workspaces that
 * the mappings of the member's groups give. Each part starts from an index that begins with organization and user.
 */
final class FactsQuery {
    private static final String ONE_WORKSPACE = " and workspace_id = :workspace";
    /** Stands at the end of each part, too: H2 would otherwise read a part to its end before it limits the union. */
    private static final String LIMIT = " limit " + (AccessQueries.MAX_FACTS + 1);

    private static final String ALL = "";
    private static final String ONE_MAPPING = "distinct on (m.user_id, w.workspace_id) ";

    private static final String MAPPING = """
            join group_mapping p on p.organization_id = m.organization_id and p.group_id = m.group_id
            join directory_group d on d.organization_id = m.organization_id and d.id = m.group_id""";

    private static final String WORKSPACES =
            " join group_mapping_workspace w on w.organization_id = p.organization_id and w.mapping_id = p.id";

    private static final String ORGANIZATION = "join organization o on o.id = u.organization_id";

    private static final String CONNECTION = " left join sso_connection c on c.organization_id = o.id";

    /** By a connection whose draft was tested and activated; one that an operator attests asks nobody to sign in. */
    private static final String SSO_REQUIRED = "not u.break_glass and o.sso_active and o.attestation_kind = '"
            + Attestation.Kind.VERIFIED + "' and coalesce(c.require_sso, false)";

    private static final Part MEMBERS = members("");

    private static final Part MEMBERS_WITH_SSO =
            members(CONNECTION).with(Column.SSO_REQUIRED, "coalesce(" + SSO_REQUIRED + ", false)");

    private static final Part GRANTS = new Part(Kind.GRANT, "workspace_grant g", "g.user_id", "", "")
            .with(Column.USER_ID, "g.user_id")
            .with(Column.WORKSPACE_ID, "g.workspace_id")
            .with(Column.DECIDED_AT, "g.since")
            .with(Column.DECIDED_BY, "g.given_by");

    private static final Part MAPPED_ROLES = new Part(
                    Kind.MAPPED_ROLE, "group_membership m", "m.user_id", MAPPING, " and p.role is not null")
            .with(Column.USER_ID, "m.user_id")
            .with(Column.ROLE, "p.role")
            .with(Column.DECIDED_AT, "p.role_since")
            .with(Column.DECIDED_BY, "p.role_by")
            .with(Column.GROUP_ID, "d.id")
            .with(Column.GROUP_NAME, "d.display_name")
            .with(Column.MAPPING_ID, "p.id")
            .with(Column.MEMBER_SINCE, "m.since");

    private static final Part MAPPED_WORKSPACES = new Part(
                    Kind.MAPPED_WORKSPACE, "group_membership m", "m.user_id", MAPPING + WORKSPACES, "")
            .with(Column.USER_ID, "m.user_id")
            .with(Column.WORKSPACE_ID, "w.workspace_id")
            .with(Column.DECIDED_AT, "w.since")
            .with(Column.DECIDED_BY, "w.given_by")
            .with(Column.GROUP_ID, "d.id")
            .with(Column.GROUP_NAME, "d.display_name")
            .with(Column.MAPPING_ID, "p.id")
            .with(Column.MEMBER_SINCE, "m.since");

    private static final NamedQuery OF_ONE = NamedQuery.of(MEMBERS_WITH_SSO.select("", Users.ONE)
            + roles(Users.ONE, LIMIT)
            + workspaces(Users.ONE, "", LIMIT)
            + LIMIT);
    private static final NamedQuery OF_ONE_IN_ONE_WORKSPACE = NamedQuery.of(
            MEMBERS.select("", Users.ONE) + roles(Users.ONE, ALL) + workspaces(Users.ONE, "", ONE_WORKSPACE));
    private static final NamedQuery SUMMARY_OF_ONE = NamedQuery.of(
            MEMBERS_WITH_SSO.select("", Users.ONE) + roles(Users.ONE, ALL) + workspaces(Users.ONE, ONE_MAPPING, ALL));
    private static final NamedQuery OF_ASKED = NamedQuery.of(Rows.ASKED
            + MEMBERS_WITH_SSO.select("", Users.ASKED)
            + roles(Users.ASKED, LIMIT)
            + workspaces(Users.ASKED, "", LIMIT)
            + LIMIT);
    /** Reads no groups of members who have left: a feed's batch after a wave of leavers has hardly any others. */
    private static final NamedQuery SUMMARIES_OF_ASKED = NamedQuery.of(Rows.ASKED + """
            , present (id) as (select a.id from asked a
                join directory_user u on u.organization_id = :organization and u.id = a.id
                where u.left_at is null or u.held_until is not null)
            """
            + MEMBERS_WITH_SSO.select("", Users.ASKED)
            + roles(Users.PRESENT, LIMIT)
            + workspaces(Users.PRESENT, ONE_MAPPING, LIMIT)
            + LIMIT);

    private static final NamedQuery ROLES_OF_ONE = NamedQuery.of(MEMBERS.select("", Users.ONE) + roles(Users.ONE, ALL));
    private static final NamedQuery ROLES_OF_ASKED =
            NamedQuery.of(Rows.ASKED + MEMBERS.select("", Users.ASKED) + roles(Users.ASKED, ALL));

    private final HibernateUnitOfWork unitOfWork;

    FactsQuery(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** Reads the facts of one member; if there are more than {@link AccessQueries#MAX_FACTS}, as {@link #summary}. */
    Optional<AccessFacts> of(OrganizationId organization, UserId user) {
        return bounded(rows(OF_ONE, organization, Map.of("user", user.value())))
                .map(found -> found.values().stream().findFirst())
                .orElseGet(() -> summary(organization, user));
    }

    /** Reads the facts of one member, of each workspace the direct grant and one mapping. */
    Optional<AccessFacts> summary(OrganizationId organization, UserId user) {
        return facts(rows(SUMMARY_OF_ONE, organization, Map.of("user", user.value()))).values().stream()
                .findFirst();
    }

    /** Reads the facts of one member; of workspaces, only the given one. */
    Optional<AccessFacts> of(OrganizationId organization, UserId user, WorkspaceId workspace) {
        return facts(rows(
                        OF_ONE_IN_ONE_WORKSPACE,
                        organization,
                        Map.of("user", user.value(), "workspace", workspace.value())))
                .values()
                .stream()
                .findFirst();
    }

    /**
     * Reads the facts of several members, at most {@link Rows#CHUNK}. Unknown ids are left out.
     *
     * @return empty if there are more than {@link AccessQueries#MAX_FACTS}
     */
    Optional<Map<UserId, AccessFacts>> of(OrganizationId organization, Collection<UserId> users) {
        return bounded(asked(OF_ASKED, organization, users));
    }

    /**
     * Reads as {@link #of(OrganizationId, Collection)}; of each workspace the direct grant and one mapping. Of members
     * who have left, reads neither mapped roles nor workspaces, unless their removal is held.
     */
    Optional<Map<UserId, AccessFacts>> summaries(OrganizationId organization, Collection<UserId> users) {
        return bounded(asked(SUMMARIES_OF_ASKED, organization, users));
    }

    /** Reads the facts of several members, at most {@link Rows#CHUNK}, without workspaces. */
    Collection<AccessFacts> roles(OrganizationId organization, Collection<UserId> users) {
        List<FactRow> rows = users.size() == 1
                ? rows(
                        ROLES_OF_ONE,
                        organization,
                        Map.of("user", users.iterator().next().value()))
                : asked(ROLES_OF_ASKED, organization, users);
        return facts(rows).values();
    }

    private List<FactRow> asked(NamedQuery query, OrganizationId organization, Collection<UserId> users) {
        return rows(
                query,
                organization,
                Map.of("ids", users.stream().map(UserId::value).distinct().toArray(UUID[]::new)));
    }

    private List<FactRow> rows(NamedQuery query, OrganizationId organization, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("organization", organization.value());
        return unitOfWork.query(organization, query.text(), query.values(all), FactRow::new);
    }

    private static Optional<Map<UserId, AccessFacts>> bounded(List<FactRow> rows) {
        return rows.size() > AccessQueries.MAX_FACTS ? Optional.empty() : Optional.of(facts(rows));
    }

    private static Map<UserId, AccessFacts> facts(List<FactRow> rows) {
        Map<UserId, Member> members = new LinkedHashMap<>();
        rows.forEach(row -> members.computeIfAbsent(row.user(), Member::new).add(row));
        Map<UserId, AccessFacts> facts = new LinkedHashMap<>();
        members.forEach((user, member) -> member.facts().ifPresent(found -> facts.put(user, found)));
        return facts;
    }

    /** @param more further joins, from the organization on */
    private static Part members(String more) {
        return new Part(Kind.MEMBER, "directory_user u", "u.id", ORGANIZATION + more, "")
                .with(Column.USER_ID, "u.id")
                .with(Column.ROLE, "u.direct_role")
                .with(Column.DECIDED_AT, "u.direct_role_since")
                .with(Column.DECIDED_BY, "u.direct_role_by")
                .with(Column.USER_NAME, "u.user_name")
                .with(Column.BREAK_GLASS, "u.break_glass")
                .with(Column.LIVING, "u.living")
                .with(Column.LEFT_AT, "u.left_at")
                .with(Column.LEFT_BY, "u.left_by")
                .with(Column.LEFT_REQUEST, "u.left_request")
                .with(Column.HELD_UNTIL, "u.held_until")
                .with(Column.CONNECTION_ROLE, "case when o.sso_active then o.sso_role end");
    }

    /** @param end the end of the part: a further condition, a limit, or nothing */
    private static String roles(Users users, String end) {
        return part(MAPPED_ROLES.select("", users), end);
    }

    /**
     * @param once selects the rows of mapped workspaces
     * @param end the end of each part: a further condition, a limit, or nothing
     */
    private static String workspaces(Users users, String once, String end) {
        return part(GRANTS.select("", users), end) + part(MAPPED_WORKSPACES.select(once, users), end);
    }

    private static String part(String select, String end) {
        return " union all (" + select + end + ")";
    }

    /** The users of a query. */
    private enum Users {
        ONE,
        /** Those of {@link Rows#ASKED}, each once. */
        ASKED,
        /** Those of them who have not left, or whose removal is held. */
        PRESENT
    }

    /**
     * One part of the union.
     *
     * @param table the table that is read first, with its alias
     * @param user its column with the user
     * @param joins the other tables
     * @param condition a further condition that begins with {@code and}, or empty
     */
    private record Part(
            Kind kind, String table, String user, String joins, String condition, Map<Column, String> columns) {
        Part(Kind kind, String table, String user, String joins, String condition) {
            this(kind, table, user, joins, condition, new EnumMap<>(Map.of(Column.KIND, "'" + kind + "'")));
        }

        Part with(Column column, String expression) {
            columns.put(column, expression);
            return this;
        }

        /**
         * The users that are asked for are joined: of a condition with a sub-query, PostgreSQL expects so few rows that
         * it combines each user with each mapping.
         *
         * @param once a clause that keeps some of the rows only, or empty
         */
        String select(String once, Users users) {
            String alias = table.substring(table.indexOf(' ') + 1);
            String from = users == Users.ONE
                    ? table
                    : users.name().toLowerCase(Locale.ROOT) + " a join " + table + " on " + user + " = a.id";
            String one = users == Users.ONE ? " and " + user + " = :user" : "";
            return Arrays.stream(Column.values())
                    .map(column -> columns.getOrDefault(column, column.absent()) + " as " + column.label())
                    .collect(Collectors.joining(
                            ", ",
                            "select " + once,
                            " from " + from + " " + joins + " where " + alias + ".organization_id = :organization"
                                    + condition + one));
        }
    }

    /** Collects the rows of one member, in any order. */
    private static final class Member {
        private final UserId user;
        private final List<Role> roles = new ArrayList<>();
        private final List<Entry> workspaces = new ArrayList<>();
        private Optional<FactRow> properties = Optional.empty();

        Member(UserId user) {
            this.user = user;
        }

        void add(FactRow row) {
            switch (row.kind()) {
                case MEMBER -> {
                    properties = Optional.of(row);
                    row.role().ifPresent(role -> roles.add(new Role(role, row.direct())));
                    row.connectionRole().ifPresent(role -> roles.add(new Role(role, new AccessReason.Connection())));
                }
                case GRANT -> workspaces.add(new Entry(row.workspace(), row.direct()));
                case MAPPED_ROLE -> row.role().ifPresent(role -> roles.add(new Role(role, row.mapped())));
                case MAPPED_WORKSPACE -> workspaces.add(new Entry(row.workspace(), row.mapped()));
            }
        }

        /** Returns the facts; empty without a row of the member itself. */
        Optional<AccessFacts> facts() {
            return properties.map(row -> new AccessFacts(
                    user,
                    row.userName(),
                    row.breakGlass(),
                    row.ssoRequired(),
                    row.deprovisioning(),
                    roles,
                    workspaces));
        }
    }
}

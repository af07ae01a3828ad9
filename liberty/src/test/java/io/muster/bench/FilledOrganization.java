package io.muster.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An organization that is filled by SQL. There is one mapped group for every hundred users. Each user is in five of
 * them, so that each has five hundred members. A mapping has one role, Admin for the first group, and three workspaces.
 * The ids of users and groups
 * are computed from their numbers. Additional groups of growing size have no mapping.
 *
 * @param url JDBC URL of the PostgreSQL database, used as superuser
 * @param id id of the organization
 * @param users number of users
 * @param templateId id of a user whose name is {@link #TEMPLATE}, of which all others are copies
 * @param largeGroups sizes of the groups without a mapping
 * @param workspaces ids of the workspaces
 */
record FilledOrganization(
        String url, String id, int users, String templateId, List<Integer> largeGroups, List<String> workspaces) {
    /** Name of the user whose rows are copied; the copies are called user0, user1 and so on. */
    static final String TEMPLATE = "template";

    private static final int GROUPS_OF_A_USER = 5;
    private static final int WORKSPACES_OF_A_GROUP = 3;

    private static final String USER_ID = "cast(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000' as uuid)";
    private static final String GROUP_ID = "cast(lpad(to_hex(%s), 8, '0') || '-0000-7000-8000-00000000000a' as uuid)";

    String user(int number) {
        return String.format("%08x-0000-7000-8000-000000000000", number);
    }

    /** Returns the id of the group without a mapping of this size, which is one of {@link #largeGroups}. */
    String largeGroup(int size) {
        return String.format("%08x-0000-7000-8000-00000000000a", groups() + largeGroups.indexOf(size));
    }

    private int groups() {
        return users / 100;
    }

    void fill() throws SQLException {
        String organization = "cast('" + id + "' as uuid)";
        String spaces = "array['" + String.join("','", workspaces) + "']";
        String member = "insert into group_membership (organization_id, group_id, user_id, since) select "
                + organization + ", " + GROUP_ID + ", " + USER_ID + ", now() from generate_series(0, %d) n";
        try (Connection connection = connect();
                Statement sql = connection.createStatement()) {
            // skips foreign key checks, which would take longer than the inserts
            sql.execute("set session_replication_role = replica");
            for (String table : List.of("directory_user", "user_value", "email_claim")) {
                sql.execute(copies(table, columns(sql, table), organization));
            }
            sql.execute("""
                    insert into user_count (organization_id, slot, users) values (%s, 32, %d)
                    """.formatted(organization, users));
            sql.execute("""
                    insert into directory_group (organization_id, id, display_name, display_name_key, created,
                        last_modified, version)
                    select %s, %s, 'group ' || n, 'group ' || n, now(), now(), 1 from generate_series(0, %d) n
                    """.formatted(organization, GROUP_ID.formatted("n"), groups() + largeGroups.size() - 1));
            sql.execute("""
                    insert into group_mapping (organization_id, id, group_id, name, name_key, role, role_since, role_by,
                        changed_at, changed_by, version)
                    select %1$s, %2$s, %2$s, 'group ' || n, 'group ' || n,
                        case when n = 0 then 'ADMIN' else (array['VIEWER', 'DEVELOPER'])[1 + n %% 2] end, now(), 'bench', now(), 'bench', 1
                    from generate_series(0, %3$d) n
                    """.formatted(organization, GROUP_ID.formatted("n"), groups() - 1));
            sql.execute("""
                    insert into group_mapping_workspace (organization_id, mapping_id, workspace_id, since, given_by)
                    select %s, %s, cast((%s)[1 + (n * 7 + w * 13) %% %d] as uuid), now(), 'bench'
                    from generate_series(0, %d) n, generate_series(1, %d) w
                    """.formatted(
                            organization,
                            GROUP_ID.formatted("n"),
                            spaces,
                            workspaces.size(),
                            groups() - 1,
                            WORKSPACES_OF_A_GROUP));
            for (int place = 0; place < GROUPS_OF_A_USER; place++) {
                int step = place * (groups() / GROUPS_OF_A_USER);
                sql.execute(member.formatted("(n + " + step + ") % " + groups(), users - 1));
            }
            for (int size : largeGroups) {
                sql.execute(member.formatted(groups() + largeGroups.indexOf(size), size - 1));
            }
            // makes the published access of every user differ from the present one
            sql.execute("insert into published_access (organization_id, user_id, role, workspaces) select "
                    + organization + ", " + USER_ID + ", 'VIEWER', '' from generate_series(0, " + (users - 1) + ") n");
            sql.execute("set session_replication_role = origin");
            sql.execute("vacuum analyze");
            // flushes dirty pages before the measurement
            sql.execute("checkpoint");
        }
    }

    /**
     * Returns the statement that copies the rows of the template for each user, whatever their columns are. The name
     * and the id of the template are replaced wherever they are part of a value.
     */
    private String copies(String table, List<String> columns, String organization) {
        return """
                insert into %1$s (%8$s) select %9$s from %1$s t, generate_series(0, %2$d) n, lateral jsonb_populate_record(
                    cast(null as %1$s), cast(replace(replace(cast(to_jsonb(t) as text), '%3$s', cast(%4$s as text)),
                    '%5$s', 'user' || n) as jsonb)) copy
                where t.organization_id = %6$s and t.%7$s = cast('%3$s' as uuid)
                """.formatted(
                        table,
                        users - 1,
                        templateId,
                        USER_ID,
                        TEMPLATE,
                        organization,
                        table.equals("directory_user") ? "id" : "user_id",
                        String.join(", ", columns),
                        columns.stream().map(column -> "copy." + column).collect(Collectors.joining(", ")));
    }

    /** Returns the columns of a table that the database does not compute. */
    private static List<String> columns(Statement sql, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet names = sql.executeQuery("""
                select attname from pg_attribute
                where attrelid = cast('%s' as regclass) and attnum > 0 and not attisdropped and attgenerated = ''
                """.formatted(table))) {
            while (names.next()) {
                columns.add(names.getString(1));
            }
        }
        return columns;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }
}

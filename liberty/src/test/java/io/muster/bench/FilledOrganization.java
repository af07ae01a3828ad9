package io.muster.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * An organization that is filled by SQL. There is one mapped group for every hundred users. Each user is in five of
 * them, so that each has five hundred members. A mapping has one role and three workspaces. The ids of users and groups
 * are computed from their numbers. Additional groups of growing size have no mapping.
 *
 * @param url JDBC URL of the PostgreSQL database, used as superuser
 * @param id id of the organization
 * @param users number of users
 * @param largeGroups sizes of the groups without a mapping
 * @param workspaces ids of the workspaces
 */
record FilledOrganization(String url, String id, int users, List<Integer> largeGroups, List<String> workspaces) {
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
            sql.execute("""
                    insert into directory_user (organization_id, id, user_name, user_name_key, external_id, active, label,
                        profile, origin, break_glass, created, last_modified, version, display_name_key)
                    select %s, %s, name, name, 'ext' || n, true, name, '{}', 'SCIM', false, now(), now(), 1, name
                    from generate_series(0, %d) n, lateral (select 'user' || n || '@filled.example') as named (name)
                    """.formatted(organization, USER_ID, users - 1));
            sql.execute("""
                    insert into directory_group (organization_id, id, display_name, display_name_key, created,
                        last_modified, version)
                    select %s, %s, 'group ' || n, 'group ' || n, now(), now(), 1 from generate_series(0, %d) n
                    """.formatted(organization, GROUP_ID.formatted("n"), groups() + largeGroups.size() - 1));
            sql.execute("""
                    insert into group_mapping (organization_id, id, group_id, name, name_key, role, role_since, role_by,
                        changed_at, changed_by, version)
                    select %1$s, %2$s, %2$s, 'group ' || n, 'group ' || n,
                        (array['VIEWER', 'DEVELOPER', 'ADMIN'])[1 + n %% 3], now(), 'bench', now(), 'bench', 1
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

    /** Returns whether all events of a mapping change are in the feed. */
    boolean isFannedOut() throws SQLException {
        return count("select count(*) from outbox where organization_id = cast(? as uuid) and reach = 'GROUP'") == 0;
    }

    long accessChanges() throws SQLException {
        return count(
                "select count(*) from event where organization_id = cast(? as uuid) and type = 'MEMBER_ACCESS_CHANGED'");
    }

    private long count(String query) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, id);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }
}

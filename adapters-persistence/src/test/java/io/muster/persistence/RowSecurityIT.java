package io.muster.persistence;

import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.group;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.user;
import static io.muster.application.testing.Fixtures.withEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditDraft;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.persistence.Databases.RecordedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * PostgreSQL hides the rows of other organizations from statements without any condition, in each table of an
 * organization that the catalog has.
 */
class RowSecurityIT {
    private static final RecordedDatabase DATABASE = Databases.separatePostgres();
    private static final Ports PORTS = Databases.ports(DATABASE.database());
    private static final DataSource APPLICATION = DATABASE.sent().dataSource();

    /** The tables that anybody may read: a key is for all organizations or one, a domain belongs to one of all. */
    private static final Set<String> READABLE = Set.of("api_key", "verified_domain");

    private static final OrganizationId ACME = Fixtures.newOrganization(PORTS);
    private static final OrganizationId OTHER = Fixtures.newOrganization(PORTS);

    @BeforeAll
    static void fillBothOrganizations() throws SQLException {
        for (OrganizationId organization : List.of(ACME, OTHER)) {
            added(PORTS, user(organization, "ana"));
            added(PORTS, group(organization, "Team"));
        }
        AuditDraft ofNoOrganization = AuditDraft.of(
                OrganizationId.INSTALLATION,
                Fixtures.newId(),
                new Provenance(Fixtures.NOON, "ana"),
                AuditAction.ORGANIZATION_DELETED,
                "organizations/" + Fixtures.newId(),
                Map.of());
        PORTS.unitOfWork().run(() -> PORTS.auditLog().append(ofNoOrganization));
        try (Connection connection = DATABASE.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables()) {
                fill(statement, table);
            }
        }
    }

    /** Inserts a row of each organization that has none, without checking its foreign keys. */
    private static void fill(Statement statement, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (ResultSet columns = statement.executeQuery("""
                select attname, format_type(atttypid, null) from pg_attribute
                where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attnotnull and attidentity = ''
                """.formatted(table))) {
            while (columns.next()) {
                names.add(columns.getString(1));
                values.add(columns.getString(1).equals(key(table)) ? "'%s'" : value(columns.getString(2)));
            }
        }
        statement.execute("set session_replication_role = replica");
        for (OrganizationId organization : List.of(ACME, OTHER)) {
            statement.execute("insert into %s (%s) select %s where not exists (select from %s where %s = '%s')"
                    .formatted(
                            table,
                            String.join(", ", names),
                            String.join(", ", values).formatted(organization),
                            table,
                            key(table),
                            organization));
        }
        statement.execute("set session_replication_role = origin");
    }

    private static String value(String type) {
        return switch (type) {
            case "uuid" -> "gen_random_uuid()";
            case "boolean" -> "true";
            case "bytea" -> "'\\x00'";
            case "character varying", "text" -> "left(md5(random()::text), 16)";
            case "timestamp with time zone" -> "now()";
            default -> "1";
        };
    }

    /** Returns the tables of organizations that the application's user may read, from the catalog. */
    static List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = APPLICATION.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select relname from pg_class where relkind in ('r', 'p') and not relispartition
                            and relnamespace = 'public'::regnamespace and (relname = 'organization' or exists (
                                select from pg_attribute where attrelid = pg_class.oid and attname = 'organization_id'))
                        order by relname""")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    static Stream<String> walledTables() throws SQLException {
        return tables().stream().filter(table -> !table.equals("api_key"));
    }

    @Test
    void catalogHasTheTablesOfOrganizations() throws SQLException {
        assertThat(tables())
                .contains("organization", "directory_user", "event", "outbox")
                .hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("walledTables")
    void statementWithoutAConditionReadsOneOrganization(String table) throws SQLException {
        assertThat(organizations(ACME.toString(), table)).contains(ACME.value());
        if (!READABLE.contains(table)) {
            assertThat(organizations(ACME.toString(), table)).containsOnly(ACME.value());
        }
    }

    @ParameterizedTest
    @MethodSource("walledTables")
    void statementOutsideOfAnyOrganizationReadsNothing(String table) throws SQLException {
        if (!READABLE.contains(table)) {
            assertThat(organizations("", table)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("walledTables")
    void statementWithoutAConditionChangesOneOrganization(String table) throws SQLException {
        String column = key(table);

        assertThat(changed(ACME.toString(), "delete from %s where %s = '%s'".formatted(table, column, OTHER)))
                .isZero();
        assertThat(changed(
                        ACME.toString(),
                        "update %1$s set %2$s = %2$s where %2$s = '%3$s'".formatted(table, column, OTHER)))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("walledTables")
    void rowCannotMoveToAnotherOrganization(String table) {
        assertThatThrownBy(() -> changed(
                        ACME.toString(),
                        "update %1$s set %2$s = '%3$s' where %2$s = '%4$s'".formatted(table, key(table), OTHER, ACME)))
                .hasMessageContaining("row-level security");
    }

    @ParameterizedTest
    @MethodSource("walledTables")
    void rowOfAnotherOrganizationCannotBeInserted(String table) {
        assertThatThrownBy(() -> changed(
                        ACME.toString(), "insert into %s (%s) values ('%s')".formatted(table, key(table), OTHER)))
                .hasMessageContaining("row-level security");
    }

    @ParameterizedTest
    @MethodSource("walledTables")
    void lookUpAcrossOrganizationsChangesNothing(String table) throws SQLException {
        assertThat(changed("*", "delete from " + table)).isZero();
        assertThat(changed("*", "update %1$s set %2$s = %2$s".formatted(table, key(table))))
                .isZero();
    }

    @Test
    void logOfTheInstallationIsReadByNoOrganization() throws SQLException {
        for (String table : List.of("audit_log", "audit_head")) {
            assertThat(organizations(OrganizationId.INSTALLATION.toString(), table))
                    .containsExactly(OrganizationId.INSTALLATION.value());
            assertThat(organizations(ACME.toString(), table)).containsExactly(ACME.value());
            assertThat(organizations("*", table)).isEmpty();
        }
    }

    @Test
    void onlyTablesWithDueWorkAreReadAcrossOrganizations() throws SQLException {
        List<String> readable = new ArrayList<>();
        for (String table : tables()) {
            if (!READABLE.contains(table) && !organizations("*", table).isEmpty()) {
                readable.add(table);
            }
        }

        assertThat(readable)
                .containsExactly(
                        "domain_claim",
                        "email_claim",
                        "group_mapping",
                        "lost_address",
                        "organization",
                        "outbox",
                        "removal",
                        "request_rhythm",
                        "scim_token",
                        "simulation",
                        "sso_connection_version",
                        "webhook");
    }

    @Test
    void onlyTheOwnerOfADomainSeesAndTakesClaimsOfItsAddresses() throws SQLException {
        String domain = UUID.randomUUID() + ".example";
        Organization owner = Fixtures.acme(domain, OrgRole.VIEWER);
        added(PORTS, user(OTHER, withEmail(profile("squatter"), "ceo@" + domain)));
        added(PORTS, user(OTHER, withEmail(profile("bystander"), "ceo@x" + domain)));
        PORTS.unitOfWork().run(() -> PORTS.organizations().add(owner));
        String take = "update email_claim set organization_id = '%s' where email_key like '%%" + domain + "'";
        String mark = "insert into lost_address (organization_id, user_id, email_key) values ('" + OTHER
                + "', gen_random_uuid(), 'ceo@" + domain + "')";

        assertThat(changed(ACME.toString(), take.formatted(ACME))).isZero();
        assertThat(changed(owner.id().toString(), take.formatted(owner.id()))).isOne();
        assertThatThrownBy(() -> changed(owner.id().toString(), take.formatted(ACME)))
                .hasMessageContaining("row-level security");
        assertThat(changed(owner.id().toString(), "delete from email_claim where email_key = 'ceo@" + domain + "'"))
                .isZero();
        assertThatThrownBy(() -> changed(owner.id().toString(), mark)).hasMessageContaining("row-level security");
        added(PORTS, user(owner.id(), withEmail(profile("ceo"), "ceo@" + domain)));
        assertThat(changed(owner.id().toString(), mark)).isOne();
        assertThatThrownBy(() -> changed(ACME.toString(), mark)).hasMessageContaining("row-level security");
    }

    @Test
    void applicationCannotPassForAMigrationOrChangeTheTables() throws SQLException {
        try (Connection connection = APPLICATION.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('muster.migration', 'on', true)");

            assertThat(organizations(statement, "directory_user")).isEmpty();
            assertThatThrownBy(() -> statement.execute("alter table directory_user disable row level security"))
                    .hasMessageContaining("must be owner");
            connection.rollback();
        }
    }

    @Test
    void applicationCannotReadAPartitionBesideItsTable() throws SQLException {
        try (Connection connection = APPLICATION.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select * from event_default"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void unitOfWorkIsRefusedASecondOrganization() {
        assertThatThrownBy(() -> PORTS.unitOfWork().read(() -> {
                    PORTS.workspaces().of(ACME);
                    return PORTS.workspaces().of(OTHER);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("asks for " + OTHER);
    }

    private static String key(String table) {
        return table.equals("organization") ? "id" : "organization_id";
    }

    private static List<UUID> organizations(String visible, String table) throws SQLException {
        try (Connection connection = APPLICATION.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('muster.organization', '" + visible + "', true)");
            List<UUID> found = organizations(statement, table);
            connection.rollback();
            return found;
        }
    }

    private static List<UUID> organizations(Statement statement, String table) throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select distinct %s from %s".formatted(key(table), table))) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }

    /** Returns how many rows the statement changes, and rolls it back. */
    private static int changed(String visible, String sql) throws SQLException {
        try (Connection connection = APPLICATION.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("select set_config('muster.organization', '" + visible + "', true)");
                return statement.executeUpdate(sql);
            } finally {
                connection.rollback();
            }
        }
    }
}

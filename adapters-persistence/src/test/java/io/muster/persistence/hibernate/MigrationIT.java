package io.muster.persistence.hibernate;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.Outbox.Waiting;
import io.muster.application.testing.Fixtures;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditDraft;
import io.muster.domain.audit.AuditHead;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PendingEvent.Audience;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.removal.RemovalCounter;
import io.muster.domain.removal.RemovalPolicy;
import io.muster.domain.token.ScimToken;
import io.muster.persistence.Databases;
import io.muster.persistence.Persistence;
import io.muster.persistence.directory.FoldedKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Opening a database of an older version migrates the schema and keeps the data. */
class MigrationIT {
    private static final String AT_NOON = "timestamp with time zone '2026-11-24 12:00:00+00'";

    private final OrganizationId acme = new OrganizationId(Fixtures.newId());
    private final UserId ana = new UserId(Fixtures.newId());

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void organizationOlderThanTheAuditLogGetsAnAuditChain(Vendor vendor) throws SQLException {
        DataSource older = migratedTo("2", vendor);
        insertOrganization(older);

        try (Database database = Persistence.open(older, older)) {
            Ports ports = Persistence.portsOn(database);
            AuditDraft draft = AuditDraft.of(
                    acme,
                    Fixtures.newId(),
                    new Provenance(NOON, "ana"),
                    AuditAction.PLAN_CHANGED,
                    "organization",
                    Map.of());

            assertThat(ports.unitOfWork().write(() -> ports.auditLog().append(draft)))
                    .isEqualTo(AuditHead.start(acme).append(draft));
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void renamedTablesAndColumnsKeepTheirRows(Vendor vendor) throws SQLException {
        DataSource older = migratedTo("7", vendor);
        insertOrganization(older);
        execute(
                older,
                "insert into feed_said (organization_id, user_id, role, workspaces)"
                        + " values ('%s', '%s', 'ADMIN', '')".formatted(acme, ana));
        execute(
                older,
                "insert into removal_tally (organization_id, share, number, window_seconds, deadline_seconds,"
                        + " removals) values ('%s', 10, 5, 600, 3600, 7)".formatted(acme));
        execute(
                older,
                "insert into outbox (organization_id, reach, target) values ('%s', 'MEMBER', '%s')"
                        .formatted(acme, ana));

        try (Database database = Persistence.open(older, older)) {
            Ports ports = Persistence.portsOn(database);

            assertThat(ports.unitOfWork().read(() -> ports.eventFeed()
                            .publishedAccess(acme, List.of(ana))
                            .orElseThrow()))
                    .containsEntry(ana, EffectiveAccess.of(Optional.of(OrgRole.ADMIN), Set.of()));
            assertThat(ports.unitOfWork()
                            .read(() -> ports.removals().counter(acme).get()))
                    .isEqualTo(new RemovalCounter(
                            acme,
                            Optional.of(new RemovalPolicy(10, 5, Duration.ofMinutes(10), Duration.ofHours(1))),
                            7,
                            Optional.empty()));
            assertThat(ports.unitOfWork()
                            .read(() -> ports.outbox().waiting(acme, 10).items()))
                    .extracting(Waiting::pending)
                    .containsExactly(PendingEvent.of(acme, new Audience.Member(ana)));
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void tokensWithADroppedColumnStillWork(Vendor vendor) throws SQLException {
        DataSource older = migratedTo("7", vendor);
        insertOrganization(older);
        String digest = vendor == Vendor.H2 ? "X'0102'" : "'\\x0102'";
        execute(
                older,
                "insert into scim_token (public_id, organization_id, digest, created_at, created_by, last_used_at,"
                        + " last_client) values ('token', '%s', %s, %s, 'tester', %s, 'okta')"
                                .formatted(acme, digest, AT_NOON, AT_NOON));

        try (Database database = Persistence.open(older, older)) {
            Ports ports = Persistence.portsOn(database);

            assertThat(ports.unitOfWork()
                            .read(() -> ports.tokenRings().of(acme, NOON))
                            .current())
                    .flatMap(ScimToken::lastUsedAt)
                    .contains(NOON);
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void laterMigrationChangesRowsOfAllOrganizations(Vendor vendor) {
        DataSource owner = empty(vendor);
        try (Database database = Persistence.open(owner, owner)) {
            Ports ports = Persistence.portsOn(database);
            OrganizationId one = Fixtures.newOrganization(ports);
            OrganizationId other = Fixtures.newOrganization(ports);

            migration(owner, vendor, "classpath:db/later").load().migrate();

            assertThat(ports.unitOfWork().read(() -> ports.organizations()
                            .list(Optional.empty(), 10)
                            .items()))
                    .extracting(Organization::id, Organization::name)
                    .containsExactlyInAnyOrder(tuple(one, "Renamed"), tuple(other, "Renamed"));
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void keysOfExistingRowsAreFoldedByUnicode(Vendor vendor) throws SQLException {
        DataSource older = migratedTo("8", vendor);
        insertOrganization(older);
        insertUser(older, ana, "Stra\u00dfe", "stra\u00dfe", "ceo@stra\u00dfe.example", "ceo@strasse.example");

        try (Database database = Persistence.open(older, older)) {
            Ports ports = Persistence.portsOn(database);
            DirectoryUser user =
                    ports.unitOfWork().read(() -> ports.users().find(acme, ana)).orElseThrow();
            assertThat(user.profile().userName()).isEqualTo(UserName.of("Stra\u00dfe"));

            // the address that it had claimed by mistake is free, its own is not
            ports.unitOfWork().run(() -> ports.users()
                    .add(Fixtures.user(acme, Fixtures.withEmail(Fixtures.profile("other"), "ceo@strasse.example"))));
            assertRefused(Code.DUPLICATE, () -> ports.unitOfWork().run(() -> ports.users()
                    .add(Fixtures.user(
                            acme, Fixtures.withEmail(Fixtures.profile("third"), "CEO@xn--strae-oqa.example")))));
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void namesThatAreTheSameByUnicodeEndTheMigrationWithTheirIds(Vendor vendor) throws SQLException {
        DataSource older = migratedTo("8", vendor);
        insertOrganization(older);
        insertUser(older, ana, "Stra\u00dfe", "stra\u00dfe", "a@acme.example", "a@acme.example");
        insertUser(older, new UserId(Fixtures.newId()), "Strasse", "strasse", "b@acme.example", "b@acme.example");

        assertThatThrownBy(() -> Persistence.open(older, older))
                .hasStackTraceContaining(ana.toString())
                .hasStackTraceContaining("rename one of them");
    }

    private void insertUser(DataSource older, UserId id, String name, String nameKey, String email, String emailKey)
            throws SQLException {
        execute(
                older,
                ("insert into directory_user (organization_id, id, user_name, user_name_key, active, label, email_key,"
                                + " profile, origin, break_glass, created, last_modified, version) values ('%s', '%s', '%s',"
                                + " '%s', true, '%s', '%s', '{\"plurals\":{\"EMAILS\":[{\"value\":\"%s\",\"primary\":true}]}}',"
                                + " 'SCIM', false, %s, %s, 1)")
                        .formatted(acme, id, name, nameKey, name, emailKey, email, AT_NOON, AT_NOON));
        execute(
                older,
                "insert into email_claim (email_key, organization_id, user_id) values ('%s', '%s', '%s')"
                        .formatted(emailKey, acme, id));
    }

    private static FluentConfiguration migration(DataSource owner, Vendor vendor, String... further) {
        return Flyway.configure()
                .dataSource(owner)
                .locations(Stream.of(vendor.migrations(), further)
                        .flatMap(Stream::of)
                        .toArray(String[]::new))
                .javaMigrations(new FoldedKeys())
                .placeholders(vendor.placeholders("muster_owner"));
    }

    private static DataSource migratedTo(String version, Vendor vendor) {
        DataSource dataSource = empty(vendor);
        migration(dataSource, vendor)
                .target(version)
                // older versions had none
                .skipDefaultCallbacks(true)
                .load()
                .migrate();
        return dataSource;
    }

    private static DataSource empty(Vendor vendor) {
        if (vendor == Vendor.POSTGRESQL) {
            return Databases.emptyPostgres();
        }
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    private void insertOrganization(DataSource dataSource) throws SQLException {
        execute(
                dataSource,
                "insert into organization (id, name, plan, mode, dialect, verified_domains_only, sso_active,"
                        + " created, version) values ('%s', 'Acme', 'STARTER', 'MANUAL', 'TOLERANT', false, false, %s, 1)"
                                .formatted(acme, AT_NOON));
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

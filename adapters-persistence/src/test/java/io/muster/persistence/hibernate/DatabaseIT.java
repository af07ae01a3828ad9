package io.muster.persistence.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.Fixtures;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditDraft;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.audit.AuditHead;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DatabaseIT {
    private final JdbcDataSource dataSource = new JdbcDataSource();

    @Test
    void openingTwiceMigratesOnce() {
        dataSource.setURL("jdbc:h2:mem:twice;DB_CLOSE_DELAY=-1");

        long migrations = openAndCountMigrations();

        assertThat(openAndCountMigrations()).isEqualTo(migrations);
    }

    @Test
    void anOrganizationFromBeforeTheAuditLogHasAChainToContinue() throws SQLException {
        dataSource.setURL("jdbc:h2:mem:older;DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(dataSource)
                .locations(Vendor.H2.migrations())
                .placeholders(Vendor.H2.placeholders())
                .target("2")
                .load()
                .migrate();
        OrganizationId older = new OrganizationId(Fixtures.newId());
        execute("insert into organization (id, name, plan, mode, dialect, verified_domains_only, sso_active,"
                + " created, version) values ('" + older
                + "', 'Older', 'STARTER', 'MANUAL', 'TOLERANT', false, false, now(), 1)");

        try (Database database = Persistence.open(dataSource, Database.Transactions.LOCAL)) {
            io.muster.application.port.out.Ports persistence = Persistence.portsOn(database);
            AuditDraft draft = AuditDraft.of(
                    older, Fixtures.newId(), Fixtures.NOON, "ana", AuditAction.PLAN_CHANGED, "organization", Map.of());
            AuditEntry first =
                    persistence.unitOfWork().write(() -> persistence.auditLog().append(draft));

            assertThat(first).isEqualTo(AuditHead.start(older).append(draft));
        }
    }

    private long openAndCountMigrations() {
        try (Database database = Persistence.open(dataSource, Database.Transactions.LOCAL);
                var session = database.sessions().openStatelessSession()) {
            return session.createNativeQuery("select count(*) from \"flyway_schema_history\"", Long.class)
                    .getSingleResult();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

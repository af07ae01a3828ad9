package io.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.FullOrganization;
import io.muster.application.testing.Scene;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** Deletes an organization that has rows in every table, and looks for them in the database. */
class PurgeIT {
    @Test
    void purgeOnH2LeavesNoRowOfTheOrganizationAndEveryRowOfAnother() throws SQLException {
        DataSource source = JdbcConnectionPool.create("jdbc:h2:mem:purge;DB_CLOSE_DELAY=-1", "", "");
        purgeLeavesNoRow(Persistence.portsOn(Persistence.open(source, source)), source);
    }

    @Test
    void purgeOnPostgresLeavesNoRowOfTheOrganizationAndEveryRowOfAnother() throws SQLException {
        Databases.RecordedDatabase separate = Databases.separatePostgres();
        purgeLeavesNoRow(Persistence.portsOn(separate.database()), separate.superuser());
    }

    /** @param source sees all rows */
    private static void purgeLeavesNoRow(Ports ports, DataSource source) throws SQLException {
        Scene scene = FullOrganization.on(ports);
        Scene other = FullOrganization.on(ports);
        Organization acme = scene.organization();
        assertThat(rows(source, acme.id())).isNotEmpty().doesNotContainValue(0L);
        Map<String, Long> untouched = rows(source, other.organization().id());

        scene.deletion.delete(scene.admin, acme.id(), Optional.of(acme.name()), true);

        assertThat(rows(source, acme.id()))
                .containsEntry("email_claim", 0L)
                .containsEntry("scim_token", 0L)
                .containsEntry("api_key", 0L)
                .containsEntry("verified_domain", 0L);
        scene.passes(Duration.ofMinutes(1));
        while (scene.purge.purge()) {
            // the next batch
        }
        assertThat(rows(source, acme.id()).values()).containsOnly(0L);
        assertThat(count(source, "select count(*) from organization where id = ?", acme.id()))
                .isZero();
        assertThat(rows(source, other.organization().id())).isEqualTo(untouched);
    }

    /** Counts the rows of an organization in each table that the catalog says has such rows. */
    private static Map<String, Long> rows(DataSource source, OrganizationId organization) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : Catalog.tablesOfOrganizations(source)) {
            rows.put(
                    table, count(source, "select count(*) from " + table + " where organization_id = ?", organization));
        }
        return rows;
    }

    private static long count(DataSource source, String sql, OrganizationId organization) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, organization.value());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}

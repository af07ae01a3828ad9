package io.muster.persistence.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.persistence.Catalog;
import io.muster.persistence.Databases;
import io.muster.persistence.Persistence;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the tables that the purge knows with those of the database, so that a new table can't be forgotten. */
class OwnedTableIT {
    static Stream<DataSource> databases() {
        return Stream.of(
                JdbcConnectionPool.create("jdbc:h2:mem:owned;DB_CLOSE_DELAY=-1", "", ""), Databases.emptyPostgres());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyTableOfAnOrganizationIsPurgedByItsKeyAndBeforeItsParents(DataSource source) throws SQLException {
        Persistence.open(source, source);
        Set<String> known =
                Arrays.stream(OwnedTable.values()).map(OwnedTable::table).collect(Collectors.toSet());
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData catalog = connection.getMetaData();
            assertThat(Catalog.tablesOfOrganizations(source)).isEqualTo(known);
            for (OwnedTable table : OwnedTable.values()) {
                // a key of a partitioned table contains the column by which it is partitioned
                assertThat(table.key()).startsWith(primaryKey(catalog, table));
                for (String parent : parents(catalog, table)) {
                    assertThat(OwnedTable.valueOf(parent)).isGreaterThan(table);
                }
            }
        }
    }

    private static String primaryKey(DatabaseMetaData catalog, OwnedTable table) throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet keys = catalog.getPrimaryKeys(null, null, asStored(catalog, table))) {
            while (keys.next()) {
                columns.put(keys.getInt("KEY_SEQ"), lower(keys.getString("COLUMN_NAME")));
            }
        }
        return String.join(", ", columns.values());
    }

    private static Set<String> parents(DatabaseMetaData catalog, OwnedTable table) throws SQLException {
        Set<String> parents = new TreeSet<>();
        try (ResultSet keys = catalog.getImportedKeys(null, null, asStored(catalog, table))) {
            while (keys.next()) {
                parents.add(keys.getString("PKTABLE_NAME").toUpperCase(Locale.ROOT));
            }
        }
        parents.remove("ORGANIZATION");
        return parents;
    }

    private static String asStored(DatabaseMetaData catalog, OwnedTable table) throws SQLException {
        return catalog.storesUpperCaseIdentifiers() ? table.name() : table.table();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

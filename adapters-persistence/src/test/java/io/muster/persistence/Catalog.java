package io.muster.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Reads the catalog of a database. */
public final class Catalog {
    private static final String[] TABLES = {"TABLE", "BASE TABLE", "PARTITIONED TABLE"};

    private Catalog() {}

    /** Returns the tables with a column {@code organization_id}, in lower case, without partitions of others. */
    public static Set<String> tablesOfOrganizations(DataSource source) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = source.getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, null, "%", TABLES)) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                try (ResultSet columns = connection.getMetaData().getColumns(null, null, table, "%")) {
                    while (columns.next()) {
                        if (columns.getString("COLUMN_NAME").equalsIgnoreCase("organization_id")) {
                            found.add(table.toLowerCase(Locale.ROOT));
                        }
                    }
                }
            }
        }
        found.removeIf(table -> table.matches("(sync_log|event)_(default|[0-9_]+)"));
        return found;
    }
}

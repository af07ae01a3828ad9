package io.muster.persistence.hibernate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The supported databases, with their own migrations and the placeholders of the common ones. */
enum Vendor {
    H2("h2", "", "varbinary(64)"),
    POSTGRESQL("postgresql", " collate \"C\"", "bytea");

    private static final Logger LOGGER = Logger.getLogger(Vendor.class.getName());

    private final String directory;
    private final String binaryCollation;
    private final String bytes;

    Vendor(String directory, String binaryCollation, String bytes) {
        this.directory = directory;
        this.binaryCollation = binaryCollation;
        this.bytes = bytes;
    }

    /** @throws IllegalStateException if the database cannot be reached or is not supported */
    static Vendor of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> H2;
                case "PostgreSQL" -> POSTGRESQL;
                default -> throw new IllegalStateException("Muster runs on PostgreSQL and H2, not on " + product);
            };
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached", e);
        }
    }

    String[] migrations() {
        return new String[] {"classpath:db/migration/common", "classpath:db/migration/" + directory};
    }

    /** @param application the database's user of the application, which need not own the tables */
    Map<String, String> placeholders(String application) {
        return Map.of("binary", binaryCollation, "bytes", bytes, "application", application.replace("'", "''"));
    }

    /** Logs a warning if row security does not bind the user of these connections. */
    void warnOfMissingWall(DataSource dataSource) {
        if (!hasRowSecurity()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select 1 from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)")) {
            if (rows.next()) {
                LOGGER.log(
                        Level.WARNING,
                        "The database user {0} bypasses row-level security. docs/deployment.md creates one that does not",
                        connection.getMetaData().getUserName());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached", e);
        }
    }

    /** Returns whether statements that are joined by semicolons can be prepared as one. */
    boolean joinsStatements() {
        return this == POSTGRESQL;
    }

    /** Returns whether the database hides the rows of other organizations: see {@link TenantSession}. */
    boolean hasRowSecurity() {
        return this == POSTGRESQL;
    }
}

package io.muster.persistence.hibernate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** The supported databases, with their own migrations and the placeholders of the common ones. */
enum Vendor {
    H2("h2", "", "varbinary(64)"),
    POSTGRESQL("postgresql", " collate \"C\"", "bytea");

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

    Map<String, String> placeholders() {
        return Map.of("binary", binaryCollation, "bytes", bytes);
    }
}

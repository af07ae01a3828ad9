package io.muster.persistence.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.persistence.Persistence;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DatabaseIT {
    private final JdbcDataSource dataSource = new JdbcDataSource();

    @Test
    void secondOpeningDoesNotMigrateAgain() {
        dataSource.setURL("jdbc:h2:mem:twice;DB_CLOSE_DELAY=-1");

        long migrations = openAndCountMigrations();

        assertThat(openAndCountMigrations()).isEqualTo(migrations);
    }

    private long openAndCountMigrations() {
        try (Database database = Persistence.open(dataSource, dataSource);
                var session = database.sessions().openStatelessSession()) {
            return session.createNativeQuery("select count(*) from \"flyway_schema_history\"", Long.class)
                    .getSingleResult();
        }
    }
}

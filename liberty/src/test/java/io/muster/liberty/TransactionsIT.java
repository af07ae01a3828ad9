package io.muster.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.persistence.hibernate.Database;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs Hibernate's stateless sessions in transactions on connections of the server's pool. */
@ArquillianTest
class TransactionsIT {
    @Inject
    Database database;

    @Inject
    DataSource dataSource;

    private final int id = ThreadLocalRandom.current().nextInt();

    @Deployment
    static WebArchive muster() {
        return InContainer.musterWith(TransactionsIT.class, InContainer.class);
    }

    @BeforeEach
    void createTable() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists transaction_probe (id integer primary key)");
        }
    }

    @Test
    void committedRowsAreVisible() {
        database.sessions().inStatelessTransaction(session -> insert(session, id));

        assertThat(present(id)).isTrue();
    }

    @Test
    void exceptionRollsTheTransactionBack() {
        assertThatThrownBy(() -> database.sessions().inStatelessTransaction(session -> {
                    insert(session, id);
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(present(id)).isFalse();
    }

    @Test
    void constraintViolationRollsTheTransactionBack() {
        database.sessions().inStatelessTransaction(session -> insert(session, id));

        assertThatThrownBy(() -> database.sessions().inStatelessTransaction(session -> {
                    insert(session, id + 1);
                    insert(session, id);
                }))
                .isInstanceOf(ConstraintViolationException.class);

        assertThat(present(id + 1)).isFalse();
    }

    private static void insert(StatelessSession session, int id) {
        session.createNativeMutationQuery("insert into transaction_probe values (:id)")
                .setParameter("id", id)
                .executeUpdate();
    }

    private boolean present(int id) {
        return database.sessions().fromStatelessTransaction(session -> session.createNativeQuery(
                                "select count(*) from transaction_probe where id = :id", Long.class)
                        .setParameter("id", id)
                        .getSingleResult())
                == 1;
    }
}

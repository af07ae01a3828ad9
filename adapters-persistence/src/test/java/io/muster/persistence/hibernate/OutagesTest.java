package io.muster.persistence.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Unavailable;
import io.muster.domain.problem.Unavailable.Reason;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutagesTest {
    private final Outages outages = new Outages();

    @ParameterizedTest
    @ValueSource(strings = {"57014", "55P03", "25P03", "HYT00"})
    void timeoutsOfTheDatabaseMeanOutOfTime(String state) {
        assertThat(outages.translated(failure(state)))
                .isInstanceOfSatisfying(
                        Unavailable.class, meant -> assertThat(meant.reason()).isEqualTo(Reason.OUT_OF_TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "53300", "57P01", "57P02", "57P03", "90067", "90098"})
    void brokenAndRefusedConnectionsMeanNoConnection(String state) {
        assertThat(outages.translated(failure(state)))
                .isInstanceOfSatisfying(
                        Unavailable.class, meant -> assertThat(meant.reason()).isEqualTo(Reason.NO_CONNECTION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40P01", "42601", "22021"})
    void failureThatIsNoOutageIsNotTranslated(String state) {
        RuntimeException failure = failure(state);

        assertThat(outages.translated(failure)).isSameAs(failure);
    }

    @Test
    void poolWithoutAFreeConnectionMeansNoConnection() {
        assertThat(Outages.reason(new IllegalStateException(new SQLTransientConnectionException("pool"))))
                .contains(Reason.NO_CONNECTION);
    }

    @Test
    void startWaitsForADatabaseThatCannotBeReachedYet() {
        Queue<SQLException> refusals = new ArrayDeque<>(List.of(refusal("08001"), refusal("57P03")));

        outages.await(after(refusals));

        assertThat(refusals).isEmpty();
    }

    @Test
    void startDoesNotWaitIfTheLoginIsRefused() {
        assertThatThrownBy(() -> outages.await(after(new ArrayDeque<>(List.of(refusal("28P01"))))))
                .isInstanceOf(LoginRefusedException.class);
        assertThatThrownBy(() -> outages.await(after(new ArrayDeque<>(List.of(refusal("3D000"))))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static RuntimeException failure(String state) {
        return new GenericJDBCException("statement", refusal(state));
    }

    private static SQLException refusal(String state) {
        return new SQLException("because", state);
    }

    /** Returns a data source that refuses some connections before it opens one. */
    private static DataSource after(Queue<SQLException> refusals) {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:", "", "");
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    SQLException refusal = refusals.poll();
                    if (refusal != null) {
                        throw refusal;
                    }
                    return pool.getConnection();
                });
    }
}

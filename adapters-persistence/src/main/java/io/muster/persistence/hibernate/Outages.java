package io.muster.persistence.hibernate;

import io.muster.domain.problem.Unavailable;
import io.muster.domain.problem.Unavailable.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Distinguishes failures of the database itself from refusals and defects, by their SQLSTATE. Logs the loss of the
 * database once, and its return once.
 */
final class Outages {
    private static final Logger LOGGER = Logger.getLogger(Outages.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** After a failure of a database that accepts connections. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A causes chain may be a circle. */
    private static final int MAX_CAUSES = 20;

    /**
     * Connection exceptions, insufficient resources (such as too many connections), the end of the server by an
     * operator or a crash, a server that is starting; of H2 a broken connection and a closed database.
     */
    private static final Pattern NO_CONNECTION = Pattern.compile("08...|53...|57P0[1-3]|90067|90098|90121");

    /**
     * PostgreSQL's time-outs of a lock, a statement and an idle transaction; H2's of a lock. Its statements have the
     * first.
     */
    private static final List<String> OUT_OF_TIME = List.of("57014", "55P03", "25P03", "HYT00");

    private static final Pattern LOGIN_REFUSED = Pattern.compile("28...");

    private final AtomicBoolean lost = new AtomicBoolean();

    /**
     * Returns when the database accepts connections. Waits without limit for one that cannot be reached.
     *
     * @throws LoginRefusedException if the database refuses the user or the password
     * @throws IllegalStateException if connections fail for another reason
     */
    void await(DataSource dataSource) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try (Connection connection = dataSource.getConnection()) {
                connection.getMetaData().getDatabaseProductName();
                answered();
                return;
            } catch (SQLException failed) {
                if (causes(failed).anyMatch(cause -> matches(LOGIN_REFUSED, cause))) {
                    throw new LoginRefusedException(failed);
                }
                if (reason(failed).isEmpty()) {
                    throw new IllegalStateException("The database cannot be used", failed);
                }
                noticeLoss(failed);
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Returns the result of the first try that no failure of the database ends. Pauses after each such failure. */
    <T> T outlived(Supplier<T> opening) {
        while (true) {
            try {
                return opening.get();
            } catch (RuntimeException failed) {
                if (!(translated(failed) instanceof Unavailable)) {
                    throw failed;
                }
                sleep(PAUSE);
            }
        }
    }

    /** Notes that the database has answered a unit of work. */
    void answered() {
        if (lost.get() && lost.compareAndSet(true, false)) {
            LOGGER.info("The database answers again");
        }
    }

    /** Returns the failure, or what it means if it is one of the database itself. */
    RuntimeException translated(RuntimeException failed) {
        Optional<Reason> reason = reason(failed);
        if (reason.isEmpty()) {
            return failed;
        }
        if (reason.get() == Reason.NO_CONNECTION) {
            noticeLoss(failed);
        } else {
            LOGGER.log(Level.WARNING, "Work was rolled back: {0}", last(failed));
        }
        return new Unavailable(reason.get(), failed);
    }

    static Optional<Reason> reason(Throwable failed) {
        // The first SQLException that means something decides: a driver may close a connection because of a time-out.
        return causes(failed).flatMap(cause -> reasonOf(cause).stream()).findFirst();
    }

    private static Optional<Reason> reasonOf(SQLException failed) {
        if (failed instanceof SQLTimeoutException || OUT_OF_TIME.contains(String.valueOf(failed.getSQLState()))) {
            return Optional.of(Reason.OUT_OF_TIME);
        }
        boolean unreachable = failed instanceof SQLTransientConnectionException
                || failed instanceof SQLNonTransientConnectionException
                || failed instanceof SQLRecoverableException
                || matches(NO_CONNECTION, failed);
        return unreachable ? Optional.of(Reason.NO_CONNECTION) : Optional.empty();
    }

    private static boolean matches(Pattern states, SQLException failed) {
        return states.matcher(String.valueOf(failed.getSQLState())).matches();
    }

    private static Stream<SQLException> causes(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }

    private void noticeLoss(Throwable failed) {
        if (lost.compareAndSet(false, true)) {
            LOGGER.log(Level.WARNING, "The database cannot be reached; it is tried again: {0}", last(failed));
        }
    }

    private static String last(Throwable failed) {
        return causes(failed)
                .reduce((outer, inner) -> inner)
                .map(cause -> "SQLSTATE " + cause.getSQLState() + ", " + cause.getMessage())
                .orElseGet(failed::toString);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted", stopping);
        }
    }
}

package io.muster.liberty;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Measures how long callers wait for a connection, failures included. The server's own metrics of its pool would need a
 * Java agent, which costs a tenth of the processor time of a start and forbids an archive of classes.
 */
record MeteredDataSource(DataSource pool, Timer waits) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
        Timer.Context wait = waits.time();
        try {
            return pool.getConnection();
        } finally {
            wait.stop();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Timer.Context wait = waits.time();
        try {
            return pool.getConnection(user, password);
        } finally {
            wait.stop();
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}

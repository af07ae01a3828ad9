package io.muster.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Records the statements that are sent to a database with their parameters, and asks the database for their plans. */
final class SentStatements {
    private static final Pattern PARAMETER = Pattern.compile("\\?");

    /** The call that passes the organization to the database. */
    private static final String SHOWS = "set_config('muster.organization'";

    private final DataSource real;
    private final DataSource simple;
    private volatile @Nullable Consumer<Watched> watcher;
    private volatile UnaryOperator<String> change = UnaryOperator.identity();

    @SuppressWarnings("ThreadLocalUsage") // one for each data source
    private final ThreadLocal<@Nullable List<Sent>> recorded = new ThreadLocal<>();

    /** @param simple the same database, with the simple query protocol, which sends no parameters */
    SentStatements(DataSource real, DataSource simple) {
        this.real = real;
        this.simple = simple;
    }

    /**
     * A statement of any thread.
     *
     * @param visible the organization that the transaction has told the database, {@code *} for a look-up, or empty
     * @param values the values of its parameters that are not null
     */
    record Watched(String sql, String visible, Collection<Object> values) {}

    /** Lets the watcher see each statement from now on, of all threads, when it is sent. */
    void watch(Consumer<Watched> everything) {
        watcher = everything;
    }

    /** Sends what this makes of each statement from now on, with the same parameters, of all threads. */
    void change(UnaryOperator<String> everything) {
        change = everything;
    }

    /** A statement with the setters of its parameters. */
    private record Sent(String sql, int shift, Map<Integer, Setter> setters) {
        String numbered() {
            AtomicInteger number = new AtomicInteger();
            return PARAMETER.matcher(sql).replaceAll(unused -> "\\$" + number.incrementAndGet());
        }
    }

    /** Sets a parameter again, so many places earlier. */
    @FunctionalInterface
    private interface Setter {
        void set(PreparedStatement statement, int shift) throws Exception;
    }

    /** Returns the data source with recording of statements. */
    DataSource dataSource() {
        return proxy(DataSource.class, (unused, method, arguments) -> recording(call(real, method, arguments)));
    }

    private Object recording(Object answer) {
        AtomicReference<String> visible = new AtomicReference<>("");
        return answer instanceof Connection connection
                ? proxy(
                        Connection.class,
                        (unused, method, arguments) -> recording(connection, visible, method, arguments))
                : answer;
    }

    private Object recording(Connection connection, AtomicReference<String> visible, Method method, Object[] arguments)
            throws Throwable {
        if (method.getName().equals("prepareStatement")) {
            arguments[0] = change.apply((String) arguments[0]);
        }
        Object answer = call(connection, method, arguments);
        if (method.getName().equals("commit") || method.getName().equals("rollback")) {
            visible.set("");
        }
        List<Sent> all = recorded.get();
        Consumer<Watched> watching = watcher;
        if ((all == null && watching == null) || !(answer instanceof PreparedStatement statement)) {
            return answer;
        }
        List<Joined> joined = joined((String) arguments[0]);
        Map<Integer, Object> values = new TreeMap<>();
        Map<Integer, Setter> setters = new TreeMap<>();
        return proxy(PreparedStatement.class, (unused, called, given) -> {
            if (called.getName().startsWith("set") && given != null && given.length > 1) {
                int place = (Integer) given[0];
                setters.put(place, (again, shift) -> {
                    Object[] shifted = given.clone();
                    shifted[0] = place - shift;
                    called.invoke(again, shifted);
                });
                if (given[1] != null) {
                    values.put(place, given[1]);
                }
            } else if (called.getName().startsWith("execute")) {
                for (Joined one : joined) {
                    sent(one, visible, new TreeMap<>(setters), values, all, watching);
                }
            }
            return call(statement, called, given);
        });
    }

    private static void sent(
            Joined one,
            AtomicReference<String> visible,
            NavigableMap<Integer, Setter> setters,
            Map<Integer, Object> values,
            @Nullable List<Sent> all,
            @Nullable Consumer<Watched> watching) {
        int after = one.shift() + one.parameters();
        if (one.sql().contains(SHOWS)) {
            visible.set((String) values.get(after));
        } else if (one.sql().equals("commit")) {
            visible.set("");
        } else {
            if (all != null) {
                all.add(new Sent(one.sql(), one.shift(), setters.subMap(one.shift(), false, after, true)));
            }
            if (watching != null) {
                List<Object> own = values.entrySet().stream()
                        .filter(value -> value.getKey() > one.shift() && value.getKey() <= after)
                        .map(Map.Entry::getValue)
                        .toList();
                watching.accept(new Watched(one.sql(), Objects.requireNonNullElse(visible.get(), ""), own));
            }
        }
    }

    /**
     * A statement that may travel with others.
     *
     * @param shift number of the parameters of those before it
     */
    private record Joined(String sql, int shift, int parameters) {}

    private static List<Joined> joined(String text) {
        List<Joined> joined = new ArrayList<>();
        int shift = 0;
        for (String sql : text.split(";", -1)) {
            int parameters = (int) PARAMETER.matcher(sql).results().count();
            joined.add(new Joined(sql, shift, parameters));
            shift += parameters;
        }
        return joined;
    }

    /**
     * Runs work and returns two plans of PostgreSQL for each of its statements: the plan for the given parameters, and
     * the generic plan, which PostgreSQL uses after a statement was sent a few times.
     */
    List<String> plans(Runnable work) throws Exception {
        List<Sent> all = new ArrayList<>();
        recorded.set(all);
        try {
            work.run();
        } finally {
            recorded.remove();
        }
        List<String> plans = new ArrayList<>();
        try (Connection connection = real.getConnection();
                Connection simpler = simple.getConnection()) {
            for (Sent sent : all) {
                plans.add(planForParameters(connection, sent));
                plans.add(genericPlan(simpler, sent));
            }
        }
        return plans;
    }

    private static String planForParameters(Connection connection, Sent sent) throws Exception {
        try (PreparedStatement explain = connection.prepareStatement("explain " + sent.sql())) {
            for (Setter setter : sent.setters().values()) {
                setter.set(explain, sent.shift());
            }
            try (ResultSet lines = explain.executeQuery()) {
                return "Plan for the parameters: " + sent.sql() + "\n" + text(lines);
            }
        }
    }

    private static String genericPlan(Connection connection, Sent sent) throws SQLException {
        try (Statement explain = connection.createStatement();
                ResultSet lines = explain.executeQuery("explain (generic_plan) " + sent.numbered())) {
            return "Generic plan: " + sent.sql() + "\n" + text(lines);
        }
    }

    private static String text(ResultSet lines) throws SQLException {
        StringBuilder text = new StringBuilder();
        while (lines.next()) {
            text.append(lines.getString(1)).append('\n');
        }
        return text.toString();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}

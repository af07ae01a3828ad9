package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.muster.e2e.MusterServer;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The statements of pgbench do what the server's do, so that a comparison of both is fair. */
class ScriptsIT {
    private static final MusterServer SERVER = MusterServer.POSTGRESQL;
    private static final String APPLICATION = "muster";
    private static final int REQUESTS = 20;

    /** Part of the requests that send a statement which belongs to them: some are sent by half of them. */
    private static final double SENT_BY_REQUESTS = 0.4;

    private static final int USERS = 3_000;
    private static final Pattern BESIDES = Pattern.compile("(?m)^-- The server besides: (.*)$");
    private static final Pattern VARIABLE = Pattern.compile("(?<!:):(\\w+)");

    /** Finds statements by which background jobs look for organizations with work. */
    private static final Pattern LOOK_UP = Pattern.compile("group by \\w+\\.organization_id");

    /** A part of the statement by which the relay derives the access of members. */
    private static final String DERIVES = "distinct on (m.user_id";

    /** The work of the relay on the events of many changes, a moment later. */
    private static final Set<String> RELAYED = Set.of(
            "select outbox",
            "delete outbox",
            "select feed_head",
            "update feed_head",
            "insert event",
            "select published_access",
            "insert published_access",
            "update published_access",
            "delete published_access",
            "update webhook");

    private static Subject subject;
    private static SentCounts counts;

    @BeforeAll
    static void createAnOrganization() throws Exception {
        ScimClient admin = ScimClient.of(SERVER.url().resolve("/api/v1").toString(), SERVER.apiKey());
        subject = Subject.create(admin, SERVER.databaseUrl(), USERS, List.of(1_000));
        counts = new SentCounts(DriverManager.getConnection(SERVER.databaseUrl(), "postgres", ""), APPLICATION);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void scriptTouchesTheTablesThatTheServerTouches(Scenario scenario) throws Exception {
        String script = Files.readString(scenario.script());
        Set<String> besides = BESIDES.matcher(script)
                .results()
                .flatMap(match -> Arrays.stream(match.group(1).split(", ", -1)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> byScript = names(Touched.by(script));
        Set<String> byServer = sentByTheServer(scenario);

        assertThat(byScript).isNotEmpty();
        assertThat(besides).noneMatch(byScript::contains);
        byScript.addAll(besides);
        assertThat(byServer).containsExactlyElementsOf(byScript);
    }

    private static Set<String> sentByTheServer(Scenario scenario) throws Exception {
        counts.reset();
        try (HttpConnection connection = new HttpConnection(SERVER.url())) {
            TimedLoad.Action action = scenario.action(subject, new AtomicLong());
            for (int request = 0; request < REQUESTS; request++) {
                action.send(connection);
            }
        }
        Set<String> tables = counts.tables();
        return counts.all().stream()
                .filter(sent -> sent.calls() >= SENT_BY_REQUESTS * REQUESTS)
                .filter(sent -> !LOOK_UP.matcher(sent.sql()).find())
                .filter(sent -> !sent.sql().contains(DERIVES))
                .flatMap(sent -> Touched.by(sent.sql()).stream())
                .filter(touched -> tables.contains(touched.table()))
                .filter(touched -> !RELAYED.contains(touched.toString()))
                .map(Touched::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Set<Touched> touched) {
        return touched.stream().map(Touched::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void scriptFitsTheTables(Scenario scenario) throws Exception {
        String organization = subject.filled().id();
        Map<String, String> variables = new HashMap<>(scenario.variables(subject, 1));
        variables.putAll(Map.of("organization", organization, "n", "5", "client_id", "0"));
        try (Connection connection = DriverManager.getConnection(SERVER.databaseUrl(), APPLICATION, "");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('muster.organization', '" + organization + "', true)");
            for (String sql : statements(scenario, variables)) {
                assertThatCode(() -> statement.execute(sql)).as(sql).doesNotThrowAnyException();
            }
            connection.rollback();
        }
    }

    /** Returns the statements of a script with their variables replaced as pgbench does, without transactions. */
    private static List<String> statements(Scenario scenario, Map<String, String> variables) throws Exception {
        String sql = Files.readString(scenario.script())
                .lines()
                .filter(line -> !line.startsWith("--") && !line.startsWith("\\"))
                .collect(Collectors.joining("\n"));
        String replaced = VARIABLE.matcher(sql).replaceAll(variable -> {
            String value = variables.get(variable.group(1));
            assertThat(value).as("value of " + variable.group()).isNotNull();
            return Matcher.quoteReplacement("'" + value + "'");
        });
        return Arrays.stream(replaced.split(";", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.equals("begin") && !text.equals("end"))
                .toList();
    }
}

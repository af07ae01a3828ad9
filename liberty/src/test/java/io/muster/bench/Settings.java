package io.muster.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The extent of the measurements. Each value is a system property of the name in parentheses.
 *
 * @param quick whether to measure less of everything, within minutes ({@code bench.quick})
 * @param clients number of concurrent clients ({@code bench.clients})
 * @param users number of users in the organization of the table ({@code bench.users})
 * @param rounds number of rounds, each of which measures every scenario by the server and by pgbench
 *     ({@code bench.rounds})
 * @param turn length of a turn ({@code bench.seconds})
 * @param warmUp load before the rounds, besides the first 90 seconds ({@code bench.warmup}, seconds)
 * @param scenarios what is measured ({@code bench.scenarios})
 * @param parts {@code start}, {@code table}, {@code growth} and {@code idle}, or some of them ({@code bench.parts})
 * @param groups sizes of the groups that one member joins and leaves ({@code bench.groups})
 * @param organizations sizes of the organizations that are compared, smallest first ({@code bench.organizations})
 * @param idle number of organizations of the idle server ({@code bench.idle})
 * @param profile whether a recording of the Java Flight Recorder shows where the time goes ({@code bench.jfr})
 * @param output file of the report ({@code bench.output})
 */
record Settings(
        boolean quick,
        int clients,
        int users,
        int rounds,
        Duration turn,
        Duration warmUp,
        List<Scenario> scenarios,
        List<String> parts,
        List<Integer> groups,
        List<Integer> organizations,
        int idle,
        boolean profile,
        Path output) {

    static Settings ofProperties() {
        boolean quick = !text("quick", "false").equals("false");
        return new Settings(
                quick,
                number("clients", 8),
                number("users", 8_000),
                number("rounds", quick ? 2 : 3),
                Duration.ofSeconds(number("seconds", quick ? 2 : 15)),
                Duration.ofSeconds(number("warmup", quick ? 0 : 300)),
                list("scenarios", "SYNC,PROBE,GET,PATCH,MEMBER,PAGE,CHECK").stream()
                        .map(Scenario::valueOf)
                        .toList(),
                list("parts", "start,table,growth,idle"),
                numbers("groups", quick ? "10,1000,10000" : "10,1000,100000"),
                numbers("organizations", quick ? "2000,20000" : "10000,100000,1000000"),
                number("idle", quick ? 100 : 1_000),
                !text("jfr", quick ? "false" : "true").equals("false"),
                Path.of(text("output", quick ? "target/bench/performance.md" : "../docs/performance.md")));
    }

    boolean measures(String part) {
        return parts.contains(part);
    }

    /** Returns a property; Maven passes an option without a value as {@code true}, and an absent one as empty. */
    private static String text(String name, String otherwise) {
        String value = System.getProperty("bench." + name, "");
        return value.isEmpty() ? otherwise : value;
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    private static List<String> list(String name, String otherwise) {
        return Arrays.asList(text(name, otherwise).split(",", -1));
    }

    private static List<Integer> numbers(String name, String otherwise) {
        return list(name, otherwise).stream().map(Integer::valueOf).toList();
    }
}

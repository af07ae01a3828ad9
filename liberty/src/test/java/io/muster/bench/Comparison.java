package io.muster.bench;

import io.muster.bench.SentCounts.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * The turns of one scenario: by the server and by pgbench, in the same order, so that two of the same place were
 * measured one after the other.
 *
 * @param scenario what was done
 * @param early turns of the server from 45 to 90 seconds after its start
 * @param server turns of the warm server
 * @param pgbench turns of pgbench; empty where the machine has none
 * @param keycloak turns of Keycloak; empty where it is not unpacked, or refuses the request
 * @param profiles where the server's threads were in one more turn; empty without a recording
 * @param statements statements that the application has sent in the server's turns
 */
record Comparison(
        Scenario scenario,
        List<Turn> early,
        List<Turn> server,
        List<Turn> pgbench,
        List<Turn> keycloak,
        List<Profile> profiles,
        List<Sent> statements) {

    static Comparison of(Scenario scenario) {
        return new Comparison(
                scenario,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** A figure of several turns: its median, and its least and greatest value. */
    record Spread(double median, double least, double greatest) {
        static Spread of(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            int size = sorted.size();
            double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
            return new Spread(median, sorted.get(0), sorted.get(size - 1));
        }

        static Spread of(List<Turn> turns, ToDoubleFunction<Turn> figure) {
            return of(turns.stream().map(figure::applyAsDouble).toList());
        }
    }

    /** Returns the server's throughput as a part of pgbench's, round by round. */
    Spread ratio() {
        return ratio(server, pgbench);
    }

    /** Returns the server's throughput as a multiple of Keycloak's, round by round. */
    Spread multiple() {
        return ratio(server, keycloak);
    }

    private static Spread ratio(List<Turn> ones, List<Turn> others) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(ones.size(), others.size()); round++) {
            ratios.add(ones.get(round).perSecond() / others.get(round).perSecond());
        }
        return Spread.of(ratios);
    }

    /** Returns the histogram of all turns together. */
    static Histogram micros(List<Turn> turns) {
        Histogram all = TimedLoad.histogram();
        turns.forEach(turn -> all.add(turn.micros()));
        return all;
    }

    /** Returns the number of requests of all turns together. */
    static long count(List<Turn> turns) {
        return turns.stream().mapToLong(Turn::count).sum();
    }
}

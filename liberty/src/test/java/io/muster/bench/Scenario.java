package io.muster.bench;

import io.muster.bench.TimedLoad.Action;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The requests of a client, and the script of pgbench with the same statements. */
enum Scenario {
    SYNC("probe and create", "users", 0.5, false) {
        @Override
        Action action(Target target, AtomicLong number) {
            return connection -> {
                String name = "sync" + number.getAndIncrement() + "@" + target.domain();
                target.scim(connection, "GET", probe(name), "");
                target.scim(connection, "POST", "/Users", Subject.user(name));
            };
        }
    },
    PROBE("probe by userName", "requests", 0.3, false) {
        @Override
        Action action(Target target, AtomicLong number) {
            return connection -> target.scim(
                    connection,
                    "GET",
                    probe("user" + target.any(number.getAndIncrement()) + "@" + target.domain()),
                    "");
        }
    },
    GET("GET by id", "requests", 0.3, false) {
        @Override
        Action action(Target target, AtomicLong number) {
            return connection -> target.scim(connection, "GET", "/Users/" + user(target, number.getAndIncrement()), "");
        }
    },
    PATCH("PATCH active", "requests", 0.4, false) {
        @Override
        Action action(Target target, AtomicLong number) {
            return connection -> {
                long next = number.getAndIncrement();
                int half = target.users() / 2;
                // each user of the first half once, then each again: the second half is for pgbench
                boolean active = next / half % 2 == 1;
                target.scim(
                        connection,
                        "PATCH",
                        "/Users/" + target.user((int) (next % half)),
                        Subject.patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":" + active + "}"));
            };
        }
    },
    MEMBER("one member in or out of 1,000", "requests", 0.4, true) {
        @Override
        Action action(Target target, AtomicLong number) {
            return member(target, target.memberGroup(), number);
        }
    },
    PAGE("first page of 100", "pages", 0.5, false) {
        @Override
        Action action(Target target, AtomicLong number) {
            return connection -> target.scim(connection, "GET", "/Users?startIndex=1&count=100", "");
        }
    },
    CHECK("point check of access", "requests", 0.3, false) {
        @Override
        Action action(Target target, AtomicLong number) {
            return connection -> {
                long next = number.getAndIncrement();
                target.check(connection, user(target, next), next);
            };
        }
    };

    private static final Path SCRIPTS = Path.of("src/test/resources/bench");

    private final String title;
    private final String unit;
    private final double goal;
    private final boolean alone;

    Scenario(String title, String unit, double goal, boolean alone) {
        this.title = title;
        this.unit = unit;
        this.goal = goal;
        this.alone = alone;
    }

    /**
     * Returns what a client does again and again.
     *
     * @param number number of the next action, shared by all clients and turns
     */
    abstract Action action(Target target, AtomicLong number);

    String title() {
        return title;
    }

    /** Returns what is counted, in the plural. */
    String unit() {
        return unit;
    }

    /** Returns the part of pgbench's throughput that the server should reach. */
    double goal() {
        return goal;
    }

    /** Returns the number of clients: one where requests would wait for each other, otherwise the usual number. */
    int clients(int usual) {
        return alone ? 1 : usual;
    }

    Path script() {
        return SCRIPTS.resolve(name().toLowerCase(Locale.ROOT) + ".sql");
    }

    /**
     * Returns the variables of the script, besides {@code organization}.
     *
     * @param run number of this run of pgbench, which makes names unique
     */
    Map<String, String> variables(Subject subject, int run) {
        return Map.of(
                "run", Integer.toString(run),
                "i", "0",
                "token", subject.tokenId(),
                "key", subject.keyId(),
                "domain", subject.domain(),
                "group", subject.memberGroup(),
                "guest", subject.filled().user(subject.filled().users() - 2),
                "workspace", subject.workspace(0),
                "users", Integer.toString(subject.filled().users()));
    }

    /** Adds a member to a group and removes it, by turns. */
    static Action member(Target target, String group, AtomicLong number) {
        return connection -> target.scim(
                connection,
                "PATCH",
                "/Groups/" + group,
                Subject.patch("{\"op\":\"" + (number.getAndIncrement() % 2 == 0 ? "add" : "remove")
                        + "\",\"path\":\"members\",\"value\":[{\"value\":\"" + target.guest() + "\"}]}"));
    }

    private static String probe(String name) {
        return "/Users?filter=userName%20eq%20%22" + name + "%22";
    }

    private static String user(Target target, long number) {
        return target.user(target.any(number));
    }
}

package io.muster.e2e;

import static io.muster.e2e.Tenant.changes;
import static io.muster.e2e.Tenant.row;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the event feed by cursor: it is complete and in order, and its events add up to the present access. */
@OnEachDatabase
class EventFeedIT {
    private static final int WRITERS = 8;
    private static final int STEPS = 40;

    private final Tenant tenant;
    private final Client admin;
    private final Client scim;

    EventFeedIT(MusterServer server) {
        tenant = Tenant.on(server);
        admin = tenant.admin();
        scim = tenant.scim();
    }

    @Test
    void changesArePublishedAsCloudEventsInOrder() {
        String platform = tenant.workspace("Platform");
        String ana = tenant.user("ana");
        String group = tenant.group("Engineers", ana);
        String mapping = tenant.map(group, "DEVELOPER", platform);
        Follower follower = new Follower(admin).catchUp();
        tenant.deactivate(ana).is(200);
        scim.delete("/Users/" + ana).is(204);
        scim.delete("/Groups/" + group).is(204);

        follower.catchUp().isComplete();

        assertThat(follower.events())
                .extracting(event -> event.getString("type").replace("io.muster.", ""))
                .containsSubsequence(
                        "member.created",
                        "group.created",
                        "group.members_changed",
                        "mapping.changed",
                        "member.deactivated",
                        "member.deleted",
                        "group.deleted")
                .contains("member.access_changed");
        assertThat(follower.events()).allSatisfy(event -> {
            assertThat(event.getString("specversion")).isEqualTo("1.0");
            assertThat(event.getString("id")).hasSize(36);
            assertThat(event.getString("source")).isEqualTo("/organizations/" + tenant.id());
            assertThat(event.getString("datacontenttype")).isEqualTo("application/json");
            assertThat(Instant.parse(event.getString("time")))
                    .isBetween("2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
            assertThat(event.getJsonObject("data")).isNotNull();
        });
        assertThat(follower.subjects("mapping.changed")).containsExactly(mapping);
        assertThat(follower.subjects("group.deleted")).containsExactly(group);
        JsonObject created = follower.events("member.created").get(0);
        assertThat(created.getString("subject")).isEqualTo("members/" + ana);
        assertThat(created.getJsonObject("data").getString("userName")).isEqualTo(tenant.email("ana"));
        List<JsonObject> changes = follower.events("member.access_changed");
        JsonObject last = changes.get(changes.size() - 1).getJsonObject("data");
        assertThat(last.getBoolean("active")).isFalse();
        assertThat(last.getJsonArray("workspaces")).isEmpty();
        assertThat(follower.replayed()).isEmpty();
    }

    @Test
    void accessIsPublishedOnlyIfItDiffersFromTheLastEvent() {
        String ana = tenant.user("ana");
        String first = tenant.group("First", ana);
        String second = tenant.group("Second", ana);
        tenant.map(first, "DEVELOPER");
        Follower follower = new Follower(admin).catchUp();
        int before = follower.events("member.access_changed").size();

        tenant.map(second, "DEVELOPER");
        tenant.leave(first, ana).is(204);
        follower.catchUp();

        assertThat(follower.events("member.access_changed")).hasSize(before);
        tenant.leave(second, ana).is(204);
        JsonObject told = follower.catchUp().events("member.access_changed").get(before);
        assertThat(told.getJsonObject("data").getString("previousRole")).isEqualTo("DEVELOPER");
        assertThat(told.getJsonObject("data").getString("role")).isEqualTo("VIEWER");
    }

    @Test
    void stateReturnsPublishedAccessAndTheCursorToContinueFrom() {
        String platform = tenant.workspace("Platform");
        String ana = tenant.user("ana");
        String ben = tenant.user("ben");
        String team = tenant.group("Team", ana);
        tenant.map(team, "DEVELOPER", platform);

        Answer first = admin.get("/events/state?limit=1")
                .is(200)
                .has("/items/0/member", ana)
                .has("/items/0/role", "DEVELOPER")
                .has("/items/0/workspaces", "[\"" + platform + "\"]");
        admin.get("/events/state?limit=10&cursor=" + first.text("/nextCursor"))
                .is(200)
                .has("/items/0/member", ben)
                .lacks("/items/1")
                .lacks("/nextCursor");
        tenant.deactivate(ben).is(200);

        String after = first.text("/eventsAfter");
        assertThat(admin.get("/events?after=" + after).is(200).list("items"))
                .extracting(event -> event.getString("type"))
                .contains("io.muster.member.access_changed");
        admin.get("/events/state").is(200).has("/items/0/member", ana).lacks("/items/1");
        admin.get("/events/state?limit=501").is(400);
        admin.get("/events/state?cursor=x").is(400).has("/code", "invalid_cursor");
    }

    @Test
    void feedReadDuringConcurrentWritesHasEveryEventOnce() throws Exception {
        String platform = tenant.workspace("Platform");
        String mobile = tenant.workspace("Mobile");
        List<String> groups = List.of(tenant.group("Mapped"), tenant.group("Also mapped"), tenant.group("Unmapped"));
        List<String> mappings =
                List.of(tenant.map(groups.get(0), "DEVELOPER", platform), tenant.map(groups.get(1), "", mobile));
        Follower follower = new Follower(admin);
        AtomicInteger writing = new AtomicInteger(WRITERS);

        List<Done> done = AtOnce.all(
                WRITERS + 1,
                number -> number == WRITERS
                        ? following(follower, writing)
                        : () -> {
                            try {
                                return new Writer(number, groups, mappings, List.of(platform, mobile)).write();
                            } finally {
                                writing.decrementAndGet();
                            }
                        });

        follower.catchUp().isComplete();
        assertThat(follower.subjects("member.created"))
                .containsExactlyInAnyOrderElementsOf(
                        done.stream().flatMap(one -> one.created().stream()).toList());
        assertThat(follower.subjects("member.deactivated"))
                .containsExactlyInAnyOrderElementsOf(
                        done.stream().flatMap(one -> one.deactivated().stream()).toList());
        assertThat(follower.subjects("member.deleted"))
                .containsExactlyInAnyOrderElementsOf(
                        done.stream().flatMap(one -> one.deleted().stream()).toList());
        assertThat(follower.subjects("mapping.changed"))
                .hasSize(2 + done.stream().mapToInt(Done::mappings).sum());
        assertThat(follower.replayed()).isEqualTo(Follower.present(admin)).isNotEmpty();
        Map<String, Set<String>> members = members(follower);
        for (String group : groups) {
            assertThat(members.getOrDefault(group, Set.of()))
                    .containsExactlyInAnyOrderElementsOf(scim.get("/Groups/" + group).is(200).list("members").stream()
                            .map(member -> member.getString("value"))
                            .toList());
        }
        assertThat(new Follower(admin).catchUp().events()).isEqualTo(follower.events());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "-1", "1.5", "3", "1000", "9223372036854775807", "9223372036854775808", "'"})
    void cursorThatIsMalformedOrBeyondTheEndIsRefused(String cursor) {
        tenant.user("ana");
        assertThat(new Follower(admin).catchUp().cursor()).isEqualTo("2");

        assertThat(admin.get("/events?after=" + Client.encoded(cursor))
                        .is(400)
                        .has("/code", "invalid_cursor")
                        .text("/detail"))
                .hasSizeGreaterThan(10);
        admin.get("/events?limit=0").is(400).has("/code", "invalid_count");
    }

    @Test
    void cursorAtTheEndOfTheFeedReturnsLaterEvents() {
        admin.get("/events")
                .is(200)
                .has("/items", "[]")
                .has("/resumeAfter", "0")
                .has("/more", "false");
        tenant.user("ana");
        String end = admin.get("/events?after=0").is(200).has("/more", "false").text("/resumeAfter");
        admin.get("/events?after=" + end).is(200).has("/items", "[]").has("/resumeAfter", end);

        tenant.user("bob");

        admin.get("/events?limit=1&after=" + end)
                .is(200)
                .has("/more", "true")
                .has("/items/0/type", "io.muster.member.created")
                .lacks("/items/1");
    }

    /** The changes of a writer that were acknowledged. */
    private record Done(List<String> created, List<String> deactivated, List<String> deleted, int mappings) {}

    private static Callable<Done> following(Follower follower, AtomicInteger writing) {
        return () -> {
            while (writing.get() > 0) {
                follower.catchUp();
            }
            return new Done(List.of(), List.of(), List.of(), 0);
        };
    }

    /** Computes the members of each group from the events. */
    private static Map<String, Set<String>> members(Follower follower) {
        Map<String, Set<String>> members = new HashMap<>();
        for (JsonObject event : follower.events()) {
            String subject = event.getString("subject").replaceFirst(".*/", "");
            JsonObject data = event.getJsonObject("data");
            if (event.getString("type").equals("io.muster.group.members_changed")) {
                Set<String> group = members.computeIfAbsent(subject, none -> new HashSet<>());
                ids(data, "joined").forEach(group::add);
                ids(data, "left").forEach(group::remove);
            } else if (event.getString("type").equals("io.muster.member.deleted")) {
                members.values().forEach(group -> group.remove(subject));
            }
        }
        return members;
    }

    private static List<String> ids(JsonObject data, String name) {
        return data.containsKey(name) ? data.getJsonArray(name).getValuesAs(JsonString::getString) : List.of();
    }

    /** Makes random changes to its own users and to shared groups and mappings. */
    private final class Writer {
        private final int number;
        private final List<String> groups;
        private final List<String> mappings;
        private final List<String> workspaces;
        private final Random random;
        private final List<String> present = new ArrayList<>();
        private final Done done = new Done(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
        private int mapped;

        Writer(int number, List<String> groups, List<String> mappings, List<String> workspaces) {
            this.number = number;
            this.groups = groups;
            this.mappings = mappings;
            this.workspaces = workspaces;
            this.random = new Random(number);
        }

        Done write() {
            for (int step = 0; step < STEPS; step++) {
                step(step);
            }
            return new Done(done.created(), done.deactivated(), done.deleted(), mapped);
        }

        private void step(int step) {
            int kind = present.isEmpty() ? 0 : random.nextInt(8);
            switch (kind) {
                case 0, 1 -> {
                    String user = tenant.user("w" + number + "-" + step);
                    present.add(user);
                    done.created().add(user);
                }
                case 2, 3 -> tenant.join(any(groups), any(present)).is(204);
                case 4 -> tenant.leave(any(groups), any(present));
                case 5 -> map(any(mappings));
                case 6 ->
                    admin.put("/members/" + any(present) + "/workspaces/" + any(workspaces), "")
                            .is(204);
                default -> remove(any(present));
            }
        }

        /** Changes the mapping; a conflict with another writer is ignored. */
        private void map(String mapping) {
            Answer before = admin.get("/group-mappings/" + mapping).is(200);
            String role = before.exists("/role") ? "" : "DEVELOPER";
            int version = Integer.parseInt(before.text("/version"));
            Answer saved =
                    admin.put("/group-mappings", changes(row("mapping", mapping, role, version, any(workspaces))));
            if (saved.status() != 409) {
                saved.is(200);
                mapped++;
            }
        }

        private void remove(String user) {
            present.remove(user);
            if (random.nextBoolean()) {
                tenant.deactivate(user).is(200);
                done.deactivated().add(user);
            } else {
                scim.delete("/Users/" + user).is(204);
                done.deleted().add(user);
            }
        }

        private String any(List<String> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}

package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** A host product that reads an organization's event feed by cursor and computes access from it. */
final class Follower {
    private final Client admin;
    private final List<JsonObject> events = new ArrayList<>();
    private String cursor = "0";

    Follower(Client admin) {
        this.admin = admin;
    }

    /** Reads all events after the cursor. */
    Follower catchUp() {
        Answer page;
        do {
            page = admin.get("/events?limit=200&after=" + cursor).is(200);
            events.addAll(page.list("items"));
            cursor = page.text("/resumeAfter");
        } while (page.text("/more").equals("true"));
        return this;
    }

    /** Requires consecutive sequence numbers from 1 and unique ids. */
    Follower isComplete() {
        assertThat(events)
                .extracting(event -> Long.valueOf(event.getString("sequence")))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events).extracting(event -> event.getString("id")).doesNotHaveDuplicates();
        return this;
    }

    String cursor() {
        return cursor;
    }

    List<JsonObject> events() {
        return events;
    }

    /**
     * Returns the events of a type.
     *
     * @param type without its prefix, such as {@code member.created}
     */
    List<JsonObject> events(String type) {
        return events.stream()
                .filter(event -> event.getString("type").equals("io.muster." + type))
                .toList();
    }

    /** Returns the subject's id of each event of a type. */
    List<String> subjects(String type) {
        return events(type).stream()
                .map(event -> event.getString("subject").replaceFirst(".*/", ""))
                .toList();
    }

    /** Computes the access of every active member from the last event of each. */
    SortedMap<String, String> replayed() {
        SortedMap<String, String> accesses = new TreeMap<>();
        for (JsonObject event : events("member.access_changed")) {
            put(accesses, event.getString("subject").replaceFirst("members/", ""), event.getJsonObject("data"));
        }
        return accesses;
    }

    /** Reads the access of every active member by the admin API. */
    static Map<String, String> present(Client admin) {
        SortedMap<String, String> accesses = new TreeMap<>();
        String next = "";
        do {
            Answer page = admin.get("/access?limit=200" + next).is(200);
            page.list("items").forEach(access -> put(accesses, access.getString("user"), access));
            next = page.exists("/nextCursor") ? "&cursor=" + page.text("/nextCursor") : "";
        } while (!next.isEmpty());
        return accesses;
    }

    private static void put(SortedMap<String, String> accesses, String user, JsonObject access) {
        if (access.getBoolean("active")) {
            accesses.put(user, access.getString("role", "") + " " + access.getJsonArray("workspaces"));
        } else {
            accesses.remove(user);
        }
    }
}

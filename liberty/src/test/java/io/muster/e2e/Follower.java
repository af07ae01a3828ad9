package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** A host product that follows an organization's feed by cursor, and knows of accesses only what it reads there. */
final class Follower {
    private final Client admin;
    private final List<JsonObject> events = new ArrayList<>();
    private String cursor = "0";

    Follower(Client admin) {
        this.admin = admin;
    }

    /** Reads on, to the end. */
    Follower catchUp() {
        Answer page;
        do {
            page = admin.get("/events?limit=200&after=" + cursor).is(200);
            events.addAll(page.list("items"));
            cursor = page.text("/nextCursor");
        } while (page.text("/more").equals("true"));
        return this;
    }

    /** Nothing is missing, late or there twice. */
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

    /** @param type as in {@code member.created} */
    List<JsonObject> events(String type) {
        return events.stream()
                .filter(event -> event.getString("type").equals("io.muster." + type))
                .toList();
    }

    /** Whom events of a type were about, once for each. */
    List<String> subjects(String type) {
        return events(type).stream()
                .map(event -> event.getString("subject").replaceFirst(".*/", ""))
                .toList();
    }

    /** Who has access, and what it is, by what was last said. */
    SortedMap<String, String> replayed() {
        SortedMap<String, String> accessQueries = new TreeMap<>();
        for (JsonObject event : events("member.access_changed")) {
            put(accessQueries, event.getString("subject").replaceFirst("members/", ""), event.getJsonObject("data"));
        }
        return accessQueries;
    }

    /** Who has access, and what it is, by the admin API. */
    static Map<String, String> present(Client admin) {
        SortedMap<String, String> accessQueries = new TreeMap<>();
        String next = "";
        do {
            Answer page = admin.get("/access?limit=200" + next).is(200);
            page.list("items").forEach(access -> put(accessQueries, access.getString("user"), access));
            next = page.exists("/nextCursor") ? "&cursor=" + page.text("/nextCursor") : "";
        } while (!next.isEmpty());
        return accessQueries;
    }

    private static void put(SortedMap<String, String> accessQueries, String user, JsonObject access) {
        if (access.getBoolean("active")) {
            accessQueries.put(user, access.getString("role", "") + " " + access.getJsonArray("workspaces"));
        } else {
            accessQueries.remove(user);
        }
    }
}

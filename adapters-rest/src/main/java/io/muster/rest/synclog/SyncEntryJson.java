package io.muster.rest.synclog;

import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.SyncEntry;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;

/** An entry of the sync log as an export contains it. */
public final class SyncEntryJson {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private SyncEntryJson() {}

    public static JsonObject of(SyncEntry entry) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder()
                .add("id", entry.id().toString())
                .add("at", entry.at().toString())
                .add("action", entry.action().name())
                .add("resourceType", entry.resource().type().name());
        add(json, "resourceId", entry.resource().id());
        add(json, "resourceDisplay", entry.resource().display());
        json.add("status", entry.status().name())
                .add("httpStatus", entry.httpStatus())
                .add("durationMillis", entry.duration().toNanos() / 1e6);
        add(json, "tokenId", entry.tokenId());
        json.add("requestId", entry.requestId());
        add(json, "userAgent", entry.userAgent());
        JsonArrayBuilder changes = BUILDERS.createArrayBuilder();
        for (AttributeChange change : entry.changes()) {
            JsonObjectBuilder changed = BUILDERS.createObjectBuilder().add("attribute", change.attribute());
            add(changed, "before", change.before());
            add(changed, "after", change.after());
            changes.add(changed);
        }
        json.add("changes", changes);
        add(json, "note", entry.note());
        add(json, "cause", entry.failure().map(SyncEntry.Failure::cause));
        add(json, "remedy", entry.failure().map(SyncEntry.Failure::remedy));
        return json.build();
    }

    private static void add(JsonObjectBuilder json, String name, Optional<String> text) {
        text.ifPresent(value -> json.add(name, value));
    }
}

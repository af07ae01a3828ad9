package io.muster.rest.event;

import io.muster.application.port.in.event.ReadEvents;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the feed. */
public record EventsView(
        @Schema(type = SchemaType.ARRAY, implementation = CloudEvent.class)
        List<JsonObject> items,

        @Schema(
                description = "Send it as after to go on. Always present, at the end of the feed, too.",
                examples = "42")
        String resumeAfter,

        @Schema(description = "Whether to ask again at once.")
        boolean more) {

    static EventsView of(ReadEvents.Events found) {
        return new EventsView(
                found.page().stream().map(CloudEventJson::of).toList(), Long.toString(found.next()), found.more());
    }

    /** Describes what {@link CloudEventJson} writes, for a page as for a webhook. */
    @Schema(description = "An event (CloudEvents 1.0, structured).")
    public record CloudEvent(
            @Schema(examples = "1.0") String specversion,
            UUID id,

            @Schema(examples = "/organizations/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11")
            String source,

            @Schema(examples = "io.muster.member.access_changed")
            String type,

            @Schema(examples = "members/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c12")
            String subject,

            Instant time,
            @Schema(examples = "application/json") String datacontenttype,

            @Schema(description = "The place in the feed, as 19 digits.", examples = "0000000000000000042")
            String sequence,

            @Schema(description = "Its fields depend on the type.")
            Map<String, Object> data) {}
}

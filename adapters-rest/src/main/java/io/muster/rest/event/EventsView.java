package io.muster.rest.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes a page of the feed, which {@link CloudEventJson} writes. */
public record EventsView(
        List<CloudEvent> items,

        @Schema(description = "Send it as after to go on; it is there at the end of the feed, too.", examples = "42")
        String nextCursor,

        @Schema(description = "Whether to ask again at once.")
        boolean more) {

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

package io.muster.rest.traffic;

import io.muster.domain.traffic.HourCount;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The SCIM requests of the last hours. */
@Schema(description = "How many SCIM requests there were.")
public record RequestCountsView(
        @Schema(description = "Every hour, the running one as the last.")
        List<HourView> hours,

        @Schema(description = "The sum of the hours.", examples = "9120")
        long requests,

        @Schema(description = "The sum of the hours.", examples = "17")
        long failures) {

    @Schema(description = "The SCIM requests of one hour.")
    public record HourView(
            @Schema(description = "The beginning of the hour.")
            Instant hour,

            @Schema(description = "All of them, reads too.", examples = "412")
            long requests,

            @Schema(description = "Those answered with a status of 400 or more.", examples = "3")
            long failures) {}

    static RequestCountsView of(List<HourCount> hours) {
        return new RequestCountsView(
                hours.stream()
                        .map(count -> new HourView(count.hour(), count.requests(), count.failures()))
                        .toList(),
                hours.stream().mapToLong(HourCount::requests).sum(),
                hours.stream().mapToLong(HourCount::failures).sum());
    }
}

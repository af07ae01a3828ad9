package io.muster.rest.synclog;

import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.synclog.SyncStatus;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** The filter of the sync log, from query parameters. */
@NullUnmarked // the container fills the fields
public class SyncLogFilter {
    @QueryParam("status")
    @Parameter(description = "Only entries of this status.")
    private SyncStatus status;

    @QueryParam("action")
    @Parameter(description = "Only entries of this action.")
    private SyncAction action;

    @QueryParam("resourceType")
    @Parameter(description = "Only entries about resources of this type.")
    private SyncResource.Type resourceType;

    @QueryParam("resourceId")
    @Parameter(description = "Only entries about the resource with exactly this id.")
    private String resourceId;

    @QueryParam("text")
    @Parameter(description = "The beginning of the resource's name, in any case, or exactly a request id.")
    private String text;

    @QueryParam("cause")
    @Parameter(description = "Only failures of the cause with this key.")
    private String cause;

    @QueryParam("from")
    @Parameter(description = "The earliest moment, inclusive.")
    private Instant from;

    @QueryParam("until")
    @Parameter(description = "The latest moment, exclusive.")
    private Instant until;

    /** @param before only entries older than this one */
    SyncLogQuery query(Optional<UUID> before, int limit) {
        return new SyncLogQuery(
                Optional.ofNullable(status),
                Optional.ofNullable(action),
                Optional.ofNullable(resourceType),
                text(resourceId),
                text(text),
                text(cause),
                Optional.ofNullable(from),
                Optional.ofNullable(until),
                before,
                limit);
    }

    private static Optional<String> text(String parameter) {
        return Optional.ofNullable(parameter).filter(text -> !text.isBlank());
    }
}

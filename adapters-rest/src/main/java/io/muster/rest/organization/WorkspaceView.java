package io.muster.rest.organization;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A workspace. */
@Schema(description = "A place in the host product that members can be let into.")
public record WorkspaceView(
        UUID id, @Schema(examples = "Platform") String name, Instant created) {}

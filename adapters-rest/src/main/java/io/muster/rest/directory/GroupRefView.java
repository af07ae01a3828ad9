package io.muster.rest.directory;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A group as it is shown with a member. */
public record GroupRefView(
        UUID id, @Schema(examples = "Engineering") String display) {}

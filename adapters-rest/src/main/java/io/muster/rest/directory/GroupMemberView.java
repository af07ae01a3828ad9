package io.muster.rest.directory;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member of a group. */
public record GroupMemberView(
        UUID id, @Schema(examples = "Ana Ruiz") String display) {}

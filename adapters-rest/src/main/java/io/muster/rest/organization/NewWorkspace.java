package io.muster.rest.organization;

import io.muster.domain.organization.Workspace;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A workspace to create. */
@Schema(examples = "{\"name\": \"Platform\"}")
record NewWorkspace(
        @Schema(minLength = 1, maxLength = Workspace.MAX_NAME_LENGTH)
        String name) {}

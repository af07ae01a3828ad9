package io.muster.rest.directory;

import io.muster.domain.organization.OrgRole;
import io.muster.rest.admin.MustBePresent;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param role empty takes the role back */
@Schema(examples = "{\"role\": \"ADMIN\"}")
record RoleChange(
        @MustBePresent @Schema(required = true, description = "null takes the direct role back.")
        Optional<OrgRole> role) {}

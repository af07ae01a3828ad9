package io.muster.rest.access;

import io.muster.domain.organization.OrgRole;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a point check: one member, one workspace. */
@Schema(examples = """
        {"allowed": true, "role": "DEVELOPER"}""")
public record AdmissionView(
        boolean allowed,

        @Schema(description = "The member's role; absent if nothing gives one. Treat that as the least.")
        Optional<OrgRole> role) {}

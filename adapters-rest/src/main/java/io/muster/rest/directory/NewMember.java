package io.muster.rest.directory;

import io.muster.domain.organization.OrgRole;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member to add by hand. */
@Schema(examples = """
                {"email": "ben@acme.example", "displayName": "Ben Okafor", "role": "DEVELOPER"}""")
record NewMember(
        @Schema(description = "Is the userName, too.") String email,

        @Schema(maxLength = 512) Optional<String> displayName,
        @Schema(maxLength = 512) Optional<String> givenName,
        @Schema(maxLength = 512) Optional<String> familyName,

        @Schema(description = "The role to give directly; none if absent.")
        Optional<OrgRole> role) {}

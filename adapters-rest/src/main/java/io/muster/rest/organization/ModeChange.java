package io.muster.rest.organization;

import io.muster.domain.organization.ProvisioningMode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param confirm that SCIM ends and its tokens are revoked */
@Schema(examples = "{\"mode\": \"SCIM\"}")
record ModeChange(
        ProvisioningMode mode,

        @Schema(description = "true confirms that SCIM ends and its tokens are revoked.")
        Optional<Boolean> confirm) {}

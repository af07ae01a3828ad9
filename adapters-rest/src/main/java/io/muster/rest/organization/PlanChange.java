package io.muster.rest.organization;

import io.muster.domain.organization.Plan;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param confirm that SCIM may end and its tokens may be revoked */
@Schema(examples = "{\"plan\": \"ENTERPRISE\"}")
record PlanChange(
        Plan plan,

        @Schema(description = "true confirms that SCIM may end and its tokens are revoked.")
        Optional<Boolean> confirm) {}

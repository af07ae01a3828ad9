package io.muster.rest.organization;

import io.muster.domain.organization.Organization;
import io.muster.domain.organization.Plan;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param plan STARTER if absent */
@Schema(examples = "{\"name\": \"Acme\", \"plan\": \"BUSINESS\"}")
record NewOrganization(
        @Schema(minLength = 1, maxLength = Organization.MAX_NAME_LENGTH)
        String name,

        @Schema(description = "STARTER if absent; SCIM needs BUSINESS or ENTERPRISE.")
        Optional<Plan> plan) {}

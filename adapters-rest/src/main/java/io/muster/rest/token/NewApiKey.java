package io.muster.rest.token;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.ApiKey;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key to issue. */
@Schema(examples = "{\"name\": \"acme\", \"scope\": \"019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11\"}")
record NewApiKey(
        @Schema(minLength = 1, maxLength = ApiKey.MAX_NAME_LENGTH)
        String name,

        @Schema(description = "The only organization that the key opens. Required unless allOrganizations is true.")
        Optional<OrganizationId> scope,

        @Schema(description = "true makes a key for all organizations, which has no scope.")
        Optional<Boolean> allOrganizations,

        @Schema(description = "From then on the key no longer works; absent: no end.")
        Optional<Instant> endsAt) {
    /** Refuses to guess: a key that was meant for one organization must not open all because of a forgotten field. */
    NewApiKey {
        if (scope.isPresent() == allOrganizations.orElse(false)) {
            throw Problem.invalidValue(
                    "scope must name the only organization that the key opens, or allOrganizations must be true");
        }
    }
}

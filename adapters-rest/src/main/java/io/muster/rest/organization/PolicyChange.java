package io.muster.rest.organization;

import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.Organization;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request to change settings of an organization's own. Absent fields stay unchanged. */
@Schema(description = "Absent fields stay unchanged.", examples = """
                {"name": "Acme", "dialect": "TOLERANT", "verifiedDomainsOnly": true}""")
record PolicyChange(
        @Schema(minLength = 1, maxLength = Organization.MAX_NAME_LENGTH)
        Optional<String> name,

        @Schema(description = "How strictly the identity provider's requests are read.")
        Optional<Dialect> dialect,

        @Schema(description = "Whether e-mail addresses of users must be in a verified domain.")
        Optional<Boolean> verifiedDomainsOnly) {}

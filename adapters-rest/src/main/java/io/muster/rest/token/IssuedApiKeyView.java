package io.muster.rest.token;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.CredentialText;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A fresh API key with its secret, and what it opens. */
public record IssuedApiKeyView(
        @Schema(description = "The API key. It is not shown again.", examples = "mst_key_0D1nVv2mPEXtCBy5m_...")
        String key,

        @Schema(description = "The part of the key after mst_key_.", examples = "0D1nVv2mPEXtCBy5m")
        String publicId,

        @Schema(examples = "acme") String name,

        @Schema(description = "The only organization that the key opens; absent: all.")
        Optional<UUID> scope,

        @Schema(description = "Whether the key opens all organizations.")
        boolean allOrganizations,

        @Schema(description = "From then on the key no longer works; absent: no end.")
        Optional<Instant> endsAt) {
    static IssuedApiKeyView of(CredentialText issued, NewApiKey asked) {
        return new IssuedApiKeyView(
                issued.text(),
                issued.publicId(),
                asked.name(),
                asked.scope().map(OrganizationId::value),
                asked.scope().isEmpty(),
                asked.endsAt());
    }
}

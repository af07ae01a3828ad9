package io.muster.rest.token;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key without its secret. */
public record ApiKeyView(
        @Schema(description = "The part of the key after mst_key_.", examples = "0D1nVv2mPEXtCBy5m")
        String publicId,

        @Schema(examples = "acme") String name,

        @Schema(description = "The only organization that the key opens; absent: all.")
        Optional<UUID> scope,

        @Schema(description = "Whether the key opens all organizations.")
        boolean allOrganizations,

        Instant createdAt,

        @Schema(
                description =
                        "Name and id of the key that issued it; Muster for the first key, (unknown) for old ones.",
                examples = "deployment (0D1nVv2mPEXtCBy5m)")
        String createdBy,

        @Schema(description = "From then on the key no longer works; absent: no end.")
        Optional<Instant> endsAt,

        @Schema(description = "To the minute; absent if the key was never used.")
        Optional<Instant> lastUsedAt,

        @Schema(description = "When the key was revoked; absent if it was not.")
        Optional<Instant> revokedAt) {}

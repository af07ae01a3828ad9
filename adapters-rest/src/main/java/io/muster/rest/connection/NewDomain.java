package io.muster.rest.connection;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A domain to claim. */
@Schema(examples = "{\"domain\": \"acme.example\"}")
record NewDomain(
        @Schema(
                description = "The part of e-mail addresses after the @, in any alphabet.",
                maxLength = 253,
                examples = "acme.example")
        String domain) {}

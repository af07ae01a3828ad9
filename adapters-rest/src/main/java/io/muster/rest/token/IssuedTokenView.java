package io.muster.rest.token;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A fresh SCIM token with its secret. */
public record IssuedTokenView(
        @Schema(description = "The SCIM token. It is not shown again.", examples = "mst_scim_0D1nVv2mPEXtCBy5m_...")
        String token,

        @Schema(
                description = "The SCIM base URL to enter at the identity provider.",
                examples = "https://muster.example/api/v1/scim/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11/v2")
        String baseUrl,

        ScimTokensView tokens) {}

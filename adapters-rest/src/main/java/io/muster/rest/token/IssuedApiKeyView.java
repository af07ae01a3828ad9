package io.muster.rest.token;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A fresh API key with its secret. */
public record IssuedApiKeyView(
        @Schema(description = "The API key. It is not shown again.", examples = "mst_key_0D1nVv2mPEXtCBy5m_...")
        String key) {}

package io.muster.rest.organization;

import io.muster.domain.organization.ProvisioningMode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param token present in the one answer that turned SCIM on */
@Schema(description = "The provisioning mode, and the address for the identity provider.")
public record ProvisioningView(
        ProvisioningMode mode,

        @Schema(
                description = "The SCIM base URL to enter at the identity provider.",
                examples = "https://muster.example/api/v1/scim/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11/v2")
        String baseUrl,

        @Schema(
                description = "The SCIM token, only in the answer that turned SCIM on. It is not shown again.",
                examples = "mst_scim_0D1nVv2mPEXtCBy5m_...")
        Optional<String> token) {}

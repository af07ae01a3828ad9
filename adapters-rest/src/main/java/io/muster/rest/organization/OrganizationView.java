package io.muster.rest.organization;

import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.SsoProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organization. */
@Schema(description = "An organization: a customer with members of its own.")
public record OrganizationView(
        UUID id,
        @Schema(examples = "Acme") String name,
        Plan plan,
        ProvisioningMode mode,
        Dialect dialect,

        @Schema(description = "Whether e-mail addresses of users must be in a verified domain.")
        boolean verifiedDomainsOnly,

        @Schema(description = "Absent if no SSO connection is declared.")
        Optional<SsoView> sso,

        @Schema(description = "The verified domains.", examples = "[\"acme.example\"]")
        List<String> domains,

        Instant created) {

    @Schema(description = "The SSO connection, by which members sign in.")
    public record SsoView(
            SsoProtocol protocol,
            @Schema(examples = "https://login.acme.example") String issuer,

            @Schema(description = "The role of members to whom nothing gives another.")
            OrgRole connectionRole,

            boolean active,

            @Schema(description = "Absent until the settings have been checked.")
            Optional<AttestationView> attestation) {}

    @Schema(description = "How the settings of an SSO connection were checked.")
    public record AttestationView(
            Attestation.Kind kind,
            Instant at,
            @Schema(examples = "operator") String by) {}
}

package io.muster.rest.connection;

import io.muster.application.port.in.connection.ManageConnection.Status;
import io.muster.domain.connection.ConnectionSecret;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.OidcSettings;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.SsoConnection.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The SSO connection of an organization. A secret is shown as a fact, never as text. */
@Schema(description = "The SSO connection: what identity providers need of Muster, active settings, draft, way back.")
public record ConnectionView(
        OursView ours,

        @Schema(description = "Whether members can sign in by the active settings.")
        boolean inUse,

        boolean requireSso,

        @Schema(description = "What has to be done before the draft can be activated.")
        List<String> missing,

        @Schema(description = "Absent until a draft was activated.")
        Optional<VersionView> active,

        @Schema(description = "Absent if nobody edits.") Optional<VersionView> draft,

        @Schema(description = "The version that can be made active again.")
        Optional<VersionView> former,

        @Schema(description = "Until when the former version can be made active again.")
        Optional<Instant> formerUntil) {

    @Schema(description = "The values to copy into the identity provider. They never change.")
    public record OursView(
            @Schema(examples = "https://sync.example.com/api/v1/oidc/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11/callback")
            String redirectUri,

            @Schema(examples = "https://sync.example.com/api/v1/oidc/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11/initiate")
            String initiateLoginUri,

            @Schema(examples = "https://sync.example.com/api/v1/saml/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11/acs")
            String acsUrl,

            @Schema(examples = "https://sync.example.com/api/v1/saml/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11/metadata")
            String entityId) {}

    @Schema(description = "One version of the settings.")
    public record VersionView(
            long version,
            Protocol protocol,

            @Schema(examples = "https://login.acme.example") String issuer,

            @Schema(description = "Of OpenID Connect only.", examples = "muster")
            Optional<String> clientId,

            OrgRole role,

            @Schema(description = "Absent if none is stored.")
            Optional<SecretView> secret,

            Instant savedAt,
            @Schema(examples = "operator") String savedBy) {
        static VersionView of(ConnectionVersion version) {
            return new VersionView(
                    version.number(),
                    version.settings().protocol(),
                    version.settings().issuer(),
                    version.settings() instanceof OidcSettings oidc ? Optional.of(oidc.clientId()) : Optional.empty(),
                    version.role(),
                    version.secret().map(SecretView::of),
                    version.saved().at(),
                    version.saved().by());
        }
    }

    @Schema(description = "A stored secret.")
    public record SecretView(
            @Schema(description = "Empty for a short secret.", examples = "x7Qf")
            String lastFour,

            Instant since) {
        static SecretView of(ConnectionSecret secret) {
            return new SecretView(secret.lastFour(), secret.since());
        }
    }

    static ConnectionView of(Status status) {
        return new ConnectionView(
                new OursView(
                        status.ours().redirectUri().toString(),
                        status.ours().initiateLoginUri().toString(),
                        status.ours().acsUrl().toString(),
                        status.ours().entityId().toString()),
                status.inUse(),
                status.connection().requireSso(),
                status.missing(),
                status.connection().active().map(VersionView::of),
                status.connection().draft().map(VersionView::of),
                status.connection().former().map(former -> VersionView.of(former.version())),
                status.connection().former().map(former -> former.until()));
    }
}

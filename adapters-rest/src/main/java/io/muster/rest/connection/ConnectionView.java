package io.muster.rest.connection;

import io.muster.application.port.in.connection.ManageConnection.Status;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.ConnectionSecret;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.OidcSettings;
import io.muster.domain.connection.OidcSettings.ClientAuthentication;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.SsoProtocol;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The SSO connection of an organization. A secret is shown as a fact, never as text. */
@Schema(description = "The SSO connection: what identity providers need of Muster, active settings, draft, way back.")
public record ConnectionView(
        ServiceProviderView serviceProvider,

        @Schema(description = "Whether members can sign in by the active settings.")
        boolean inUse,

        boolean requireSso,

        @Schema(
                description = "The steps that are left before the draft can be activated.",
                examples = "Verify the domain of your members' addresses.")
        List<String> missing,

        @Schema(description = "Absent until a draft was activated.")
        Optional<VersionView> active,

        @Schema(description = "Absent if nobody edits.") Optional<VersionView> draft,

        @Schema(description = "Until when the draft can be activated; absent if it has not passed a test.")
        Optional<Instant> draftTestedUntil,

        @Schema(description = "The version that can be made active again.")
        Optional<VersionView> former,

        @Schema(description = "Until when the former version can be made active again.")
        Optional<Instant> formerUntil,

        @Schema(description = "Of the active settings, if their metadata is read again every day.")
        Optional<MetadataView> metadata) {

    @Schema(description = "The metadata of the identity provider.")
    public record MetadataView(
            @Schema(examples = "https://idp.acme.example/metadata")
            String url,

            @Schema(description = "Absent: within half an hour.")
            Optional<Instant> nextRead,

            @Schema(
                    description = "Why the last reading changed nothing; absent if it was good.",
                    examples = "The metadata has no usable signing certificate")
            Optional<String> problem) {
        static Optional<MetadataView> of(Connection connection) {
            return connection
                    .active()
                    .map(ConnectionVersion::settings)
                    .flatMap(settings -> settings instanceof SamlSettings saml ? saml.metadataUrl() : Optional.empty())
                    .map(url -> new MetadataView(
                            url.toString(),
                            connection.upkeep().nextRead(),
                            connection.upkeep().problem()));
        }
    }

    @Schema(description = "The values to copy into the identity provider. They never change.")
    public record ServiceProviderView(
            @Schema(examples = "https://sync.example.com/api/v1/oidc/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11/callback")
            String redirectUri,

            @Schema(examples = "https://sync.example.com/api/v1/oidc/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11/initiate")
            String initiateLoginUri,

            @Schema(examples = "https://sync.example.com/api/v1/saml/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11/acs")
            String acsUrl,

            @Schema(examples = "https://sync.example.com/api/v1/saml/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11/metadata")
            String entityId,

            @Schema(description = "The key pairs of the SAML service provider; empty until its metadata was read.")
            List<ServiceKeyView> serviceKeys) {
        static ServiceProviderView of(Status status) {
            return new ServiceProviderView(
                    status.serviceProvider().redirectUri().toString(),
                    status.serviceProvider().initiateLoginUri().toString(),
                    status.serviceProvider().acsUrl().toString(),
                    status.serviceProvider().entityId().toString(),
                    status.keys().map(ServiceProviderView::views).orElseGet(List::of));
        }

        private static List<ServiceKeyView> views(ServiceKeys keys) {
            return keys.all().stream()
                    .map(key -> new ServiceKeyView(
                            key.fingerprint(), key.certificate(), key.equals(keys.signing()), key.made()))
                    .toList();
        }
    }

    @Schema(description = "A key pair of the SAML service provider.")
    public record ServiceKeyView(
            @Schema(
                    description = "The SHA-256 hash of the certificate.",
                    examples = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
            String fingerprint,

            @Schema(description = "In Base64.", examples = "MIIC")
            String certificate,

            @Schema(description = "Whether it signs; the other is published beside it, and decrypts.")
            boolean signs,

            Instant made) {}

    @Schema(description = "One version of the settings.")
    public record VersionView(
            @Schema(examples = "3") long version,
            SsoProtocol protocol,

            @Schema(examples = "https://login.acme.example") String issuer,

            @Schema(description = "Of OpenID Connect only.") Optional<OidcView> oidc,

            @Schema(description = "Of SAML only.") Optional<SamlView> saml,

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
                    version.settings() instanceof OidcSettings oidc ? Optional.of(OidcView.of(oidc)) : Optional.empty(),
                    version.settings() instanceof SamlSettings saml ? Optional.of(SamlView.of(saml)) : Optional.empty(),
                    version.role(),
                    version.secret().map(SecretView::of),
                    version.saved().at(),
                    version.saved().by());
        }
    }

    @Schema(description = "What is particular to an OpenID provider, in the fields of a draft.")
    public record OidcView(
            @Schema(examples = "muster") String clientId,
            ClientAuthentication clientAuthentication,

            @Schema(description = "Besides openid.", examples = "email")
            List<String> scopes,

            @Schema(description = "Absent: email.", examples = "mail")
            Optional<String> emailClaim,

            @Schema(description = "Absent: preferred_username.", examples = "upn")
            Optional<String> userNameClaim,

            @Schema(description = "Absent: groups are not read.", examples = "groups")
            Optional<String> groupsClaim) {
        static OidcView of(OidcSettings settings) {
            return new OidcView(
                    settings.clientId(),
                    settings.clientAuthentication(),
                    settings.scopes(),
                    settings.claims().email(),
                    settings.claims().userName(),
                    settings.claims().groups());
        }
    }

    @Schema(
            description = "What is particular to a SAML identity provider, in the fields of a draft. Of an attribute"
                    + " that is absent, the usual names are read.")
    public record SamlView(
            @Schema(examples = "https://idp.acme.example/sso")
            String ssoUrl,

            @Schema(
                    description = "The address of the metadata; absent if an admin entered them.",
                    examples = "https://idp.acme.example/metadata")
            Optional<String> metadataUrl,

            boolean signRequests,
            List<CertificateView> certificates,

            @Schema(examples = "email") Optional<String> emailAttribute,
            @Schema(examples = "login") Optional<String> userNameAttribute,
            @Schema(examples = "firstName") Optional<String> givenNameAttribute,
            @Schema(examples = "lastName") Optional<String> familyNameAttribute,
            @Schema(examples = "displayName") Optional<String> displayNameAttribute,
            @Schema(examples = "groups") Optional<String> groupsAttribute) {
        static SamlView of(SamlSettings settings) {
            return new SamlView(
                    settings.ssoUrl().toString(),
                    settings.metadataUrl().map(URI::toString),
                    settings.signRequests(),
                    settings.certificates().stream().map(CertificateView::of).toList(),
                    settings.attributes().email(),
                    settings.attributes().userName(),
                    settings.attributes().givenName(),
                    settings.attributes().familyName(),
                    settings.attributes().displayName(),
                    settings.attributes().groups());
        }
    }

    @Schema(description = "A certificate by which the identity provider may sign.")
    public record CertificateView(
            @Schema(
                    description = "The SHA-256 hash of the certificate.",
                    examples = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
            String fingerprint,

            @Schema(description = "Its key is accepted longer; many identity providers stop here.")
            Instant until,

            @Schema(description = "In Base64, as a draft takes it.", examples = "MIIC")
            String certificate) {
        static CertificateView of(IdpCertificate certificate) {
            return new CertificateView(certificate.fingerprint(), certificate.end(), certificate.text());
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
                ServiceProviderView.of(status),
                status.inUse(),
                status.connection().requireSso(),
                status.missing(),
                status.connection().active().map(VersionView::of),
                status.connection().draft().map(VersionView::of),
                status.connection().testedUntil(),
                status.connection().former().map(former -> VersionView.of(former.version())),
                status.connection().former().map(former -> former.until()),
                MetadataView.of(status.connection()));
    }
}

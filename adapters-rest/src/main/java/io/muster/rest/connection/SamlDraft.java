package io.muster.rest.connection;

import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.connection.ManageConnection.SamlSource;
import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.SamlAttributeNames;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.problem.Problem;
import io.muster.rest.admin.OfAnyCharacters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The values of a SAML identity provider, as an admin enters them: its metadata, its address, or three fields. */
@Schema(
        examples = "{\"entityId\": \"https://idp.acme.example/saml\", \"ssoUrl\": \"https://idp.acme.example/sso\","
                + " \"certificates\": [\"MIIC...\"]}")
record SamlDraft(
        @OfAnyCharacters
        @Schema(description = "The metadata of the identity provider, instead of the three fields below.")
        Optional<String> metadata,

        @Schema(
                description = "Where the identity provider publishes its metadata, instead of the metadata: it is read"
                        + " now, and again every day.",
                examples = "https://idp.acme.example/metadata")
        Optional<String> metadataUrl,

        @Schema(description = "The issuer of its responses.", examples = "https://idp.acme.example/saml")
        Optional<String> entityId,

        @Schema(description = "Where it takes requests by HTTP-Redirect.", examples = "https://idp.acme.example/sso")
        Optional<String> ssoUrl,

        @OfAnyCharacters
        @Schema(description = "Its signing certificates, in Base64 or PEM; several while it rolls over.")
        Optional<List<String>> certificates,

        @Schema(description = "Whether our requests are signed. If absent, they are if the metadata wants it.")
        Optional<Boolean> signRequests,

        @Schema(
                description =
                        "The role of members to whom nothing else gives one; absent keeps that of the draft or of the active version, or VIEWER.")
        Optional<OrgRole> role,

        @Schema(description = "The attribute of the e-mail address; the usual ones if absent.", examples = "email")
        Optional<String> emailAttribute,

        @Schema(description = "The attribute of the user name; the usual ones if absent.", examples = "login")
        Optional<String> userNameAttribute,

        @Schema(description = "The attribute of the given name; the usual ones if absent.", examples = "firstName")
        Optional<String> givenNameAttribute,

        @Schema(description = "The attribute of the family name; the usual ones if absent.", examples = "lastName")
        Optional<String> familyNameAttribute,

        @Schema(description = "The attribute of the display name; the usual ones if absent.", examples = "displayName")
        Optional<String> displayNameAttribute,

        @Schema(description = "The attribute of the groups; the usual ones if absent.", examples = "groups")
        Optional<String> groupsAttribute) {

    ManageConnection.SamlDraft draft() {
        return new ManageConnection.SamlDraft(
                source(),
                signRequests,
                new SamlAttributeNames(
                        emailAttribute,
                        userNameAttribute,
                        givenNameAttribute,
                        familyNameAttribute,
                        displayNameAttribute,
                        groupsAttribute),
                role);
    }

    private SamlSource source() {
        boolean anyField = entityId.isPresent() || ssoUrl.isPresent() || certificates.isPresent();
        boolean allFields = entityId.isPresent() && ssoUrl.isPresent() && certificates.isPresent();
        long sources = Stream.of(metadata.isPresent(), metadataUrl.isPresent(), anyField)
                .filter(Boolean::booleanValue)
                .count();
        if (sources != 1 || anyField != allFields) {
            throw Problem.invalidValue("Send one of metadata, metadataUrl, or entityId with ssoUrl and certificates");
        }
        if (metadata.isPresent()) {
            return new SamlSource.Document(metadata.get());
        }
        return metadataUrl
                .<SamlSource>map(text -> new SamlSource.Address(SamlSettings.METADATA_URL.read(text)))
                .orElseGet(() -> new SamlSource.Fields(
                        entityId.orElseThrow(),
                        SamlSettings.SSO_URL.read(ssoUrl.orElseThrow()),
                        certificates.orElseThrow().stream()
                                .map(IdpCertificate::of)
                                .toList()));
    }
}

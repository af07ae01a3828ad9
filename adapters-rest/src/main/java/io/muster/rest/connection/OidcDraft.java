package io.muster.rest.connection;

import io.muster.application.port.in.connection.ManageConnection.Draft;
import io.muster.domain.connection.ClientSecret;
import io.muster.domain.connection.ConnectionSecret;
import io.muster.domain.connection.OidcClaimNames;
import io.muster.domain.connection.OidcSettings;
import io.muster.domain.connection.OidcSettings.ClientAuthentication;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import io.muster.rest.admin.OfAnyCharacters;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The values of an OpenID provider, as an admin enters them. */
@Schema(
        examples = "{\"issuer\": \"https://login.acme.example\", \"clientId\": \"muster\","
                + " \"clientAuthentication\": \"SECRET_BASIC\", \"secret\": \"correct horse\"}")
record OidcDraft(
        @Schema(description = "Exactly as the discovery document states it.", examples = "https://login.acme.example")
        String issuer,

        @Schema(examples = "muster") String clientId,

        @Schema(description = "What the application expects at the token endpoint.")
        ClientAuthentication clientAuthentication,

        @OfAnyCharacters
        @Schema(
                description = "The client secret, or the private key as a JWK. Absent keeps the stored one, if issuer"
                        + " and client are the same. It is never answered again.",
                maxLength = ConnectionSecret.MAX_LENGTH)
        Optional<String> secret,

        @Schema(description = "email and profile if absent; openid is always sent.", examples = "[\"email\"]")
        Optional<List<String>> scopes,

        @Schema(
                description =
                        "The role of members to whom nothing else gives one; absent keeps that of the draft or of the active version, or VIEWER.")
        Optional<OrgRole> role,

        @Schema(description = "The claim of the e-mail address; email if absent.", examples = "email")
        Optional<String> emailClaim,

        @Schema(description = "The claim of the user name; preferred_username if absent.", examples = "upn")
        Optional<String> userNameClaim,

        @Schema(description = "The claim of the groups; groups are not read if absent.", examples = "groups")
        Optional<String> groupsClaim) {

    Draft draft() {
        return new Draft(
                new OidcSettings(
                        issuer,
                        clientId,
                        clientAuthentication,
                        scopes.orElse(OidcSettings.USUAL_SCOPES),
                        new OidcClaimNames(emailClaim, userNameClaim, groupsClaim)),
                role,
                secret.map(OidcDraft::secret));
    }

    /** @throws Problem INVALID_VALUE without the secret */
    private static ClientSecret secret(String text) {
        Texts.require("secret", text, ConnectionSecret.MAX_LENGTH);
        return new ClientSecret(text);
    }
}

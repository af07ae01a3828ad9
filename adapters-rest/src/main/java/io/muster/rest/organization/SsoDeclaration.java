package io.muster.rest.organization;

import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.SsoProtocol;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An SSO connection as an operator declares it.
 *
 * @param connectionRole VIEWER if absent
 * @param confirm that SCIM may end and its tokens may be revoked, or that JIT may end
 */
@Schema(examples = """
                {"protocol": "OIDC", "issuer": "https://login.acme.example", "connectionRole": "VIEWER", "domains": ["acme.example"], "active": true}""")
record SsoDeclaration(
        SsoProtocol protocol,

        @Schema(
                description = "The issuer of OIDC, or the entity id of SAML.",
                maxLength = 1024,
                examples = "https://login.acme.example")
        String issuer,

        @Schema(description = "The role of members to whom nothing gives another; VIEWER if absent.")
        Optional<OrgRole> connectionRole,

        @Schema(
                description = "The organization's e-mail domains.",
                maxItems = Organization.MAX_ATTESTED_DOMAINS,
                examples = "[\"acme.example\"]")
        Optional<List<String>> domains,

        @Schema(description = "An active connection needs a domain; false if absent.")
        Optional<Boolean> active,

        @Schema(description = "true confirms that SCIM may end and its tokens are revoked, or that JIT may end.")
        Optional<Boolean> confirm) {}

package io.muster.liberty;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.SwitchProvisioningMode;
import io.muster.application.port.in.token.AuthenticateAdmin;
import io.muster.application.port.in.token.AuthenticateScimClient;
import io.muster.application.port.in.token.AuthenticateScimClient.Outcome;
import io.muster.application.port.in.token.ManageApiKeys;
import io.muster.application.port.in.token.ManageScimTokens;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.SsoConnection;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.CredentialText;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Creates an organization to try Muster with, by the use cases of an operator. Keeps its credentials in a file, so that each
 * start shows the same ones, and issues new ones if they no longer work.
 */
final class DemoOrganization {
    private static final AdminCaller OPERATOR = new Operator("demo");
    private static final String NAME = "Acme";
    private static final String API_KEY = "apiKey";
    private static final String TOKEN = "token";

    private final AuthenticateAdmin admins;
    private final ManageApiKeys keys;
    private final AuthenticateScimClient clients;
    private final AdministerOrganizations organizations;
    private final SwitchProvisioningMode mode;
    private final ManageScimTokens tokens;
    private final SecretFile file;

    DemoOrganization(
            AuthenticateAdmin admins,
            ManageApiKeys keys,
            AuthenticateScimClient clients,
            AdministerOrganizations organizations,
            SwitchProvisioningMode mode,
            ManageScimTokens tokens,
            SecretFile file) {
        this.admins = admins;
        this.keys = keys;
        this.clients = clients;
        this.organizations = organizations;
        this.mode = mode;
        this.tokens = tokens;
        this.file = file;
    }

    /** @param url of this server, without a slash at the end */
    String introduction(String url) {
        Properties known = file.load();
        String key = workingKey(known);
        Organization organization = organization();
        String token = workingToken(known, organization);
        file.save(known);
        String scim = url + "/api/v1/scim/" + organization.id() + "/v2";
        return String.join(
                "\n",
                "",
                "Muster is ready, with a demonstration organization.",
                "",
                "  SCIM base URL  " + scim,
                "  SCIM token     " + token,
                "  API key        " + key,
                "",
                "Be the identity provider: create a user, find it again. Be the admin: read what happened.",
                "",
                "curl -H 'Authorization: Bearer " + token + "' -H 'Content-Type: application/scim+json'"
                        + " -d '{\"userName\":\"ana@acme.example\",\"name\":{\"givenName\":\"Ana\",\"familyName\":\"Ruiz\"}}' "
                        + scim + "/Users",
                "curl -H 'Authorization: Bearer " + token + "' '" + scim
                        + "/Users?filter=userName%20eq%20%22ana@acme.example%22'",
                "curl -H 'Authorization: Bearer " + key + "' " + url + "/api/v1/organizations/" + organization.id()
                        + "/sync-log",
                "");
    }

    private String workingKey(Properties known) {
        String key = known.getProperty(API_KEY);
        if (key != null && opensSomething(key)) {
            return key;
        }
        String fresh = keys.issue(OPERATOR, "demo", Optional.empty()).text();
        known.setProperty(API_KEY, fresh);
        return fresh;
    }

    private boolean opensSomething(String key) {
        try {
            admins.authenticate(key);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    private Organization organization() {
        return organizations.list(OPERATOR, Optional.empty(), 100).stream()
                .filter(organization -> organization.name().equals(NAME))
                .findFirst()
                .orElseGet(() -> organizations.create(OPERATOR, NAME, Plan.BUSINESS));
    }

    private String workingToken(Properties known, Organization organization) {
        String token = known.getProperty(TOKEN);
        if (token != null && clients.authenticate(Optional.of(organization.id()), token) instanceof Outcome.Accepted) {
            return token;
        }
        String fresh = freshToken(organization).text();
        known.setProperty(TOKEN, fresh);
        return fresh;
    }

    private CredentialText freshToken(Organization organization) {
        OrganizationId id = organization.id();
        if (organization.mode() == ProvisioningMode.SCIM) {
            return tokens.rotate(OPERATOR, id).token();
        }
        if (organization.connectionRole().isEmpty()) {
            SsoConnection connection = SsoConnection.draft(
                    SsoConnection.Protocol.OIDC,
                    "https://login.acme.example",
                    OrgRole.VIEWER,
                    Set.of(DomainName.of("acme.example")));
            organizations.setSso(OPERATOR, id, connection, true, false);
        }
        return mode.switchMode(OPERATOR, id, ProvisioningMode.SCIM, false)
                .token()
                .orElseThrow();
    }
}

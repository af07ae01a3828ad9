package io.muster.liberty;

import io.muster.application.UseCases;
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
import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.CredentialText;
import io.muster.rest.http.PublicUrl;
import io.muster.rest.openapi.ExampleIds;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Creates an organization to try Muster with, by the use cases of an operator. It has the id of the examples in
 * OpenAPI. Keeps its credentials in a file, so that each start shows the same ones, and issues new ones if they no
 * longer work.
 */
final class DemoOrganization {
    private static final AdminCaller OPERATOR = new Operator("demo");
    static final OrganizationId ID = new OrganizationId(UUID.fromString(ExampleIds.ORGANIZATION));
    private static final String NAME = "Acme";
    private static final String API_KEY = "apiKey";
    private static final String TOKEN = "token";
    private static final String CLIENT_SECRET = "clientSecret";

    private final AuthenticateAdmin admins;
    private final ManageApiKeys keys;
    private final AuthenticateScimClient clients;
    private final AdministerOrganizations organizations;
    private final SwitchProvisioningMode mode;
    private final ManageScimTokens tokens;
    private final DemoOwner owner;
    private final SecretFile file;
    private final DemoSignOn signOn;

    DemoOrganization(UseCases useCases, SecretFile file, DemoSignOn signOn) {
        this.admins = useCases.authenticateAdmin();
        this.keys = useCases.manageApiKeys();
        this.clients = useCases.authenticateScimClient();
        this.organizations = useCases.administerOrganizations();
        this.mode = useCases.switchProvisioningMode();
        this.tokens = useCases.manageScimTokens();
        this.owner = new DemoOwner(useCases, OPERATOR);
        this.file = file;
        this.signOn = signOn;
    }

    /**
     * Returns the secret that Muster and the demonstration's identity provider share; makes one if there is none.
     *
     * @param fresh makes a secret
     */
    static String clientSecret(SecretFile file, Supplier<String> fresh) {
        Properties known = file.load();
        String secret = known.getProperty(CLIENT_SECRET);
        if (secret == null) {
            secret = fresh.get();
            known.setProperty(CLIENT_SECRET, secret);
            file.save(known);
        }
        return secret;
    }

    /**
     * Creates what is missing and returns how to use it, as commands for a shell. The server has to answer requests.
     *
     * @param url the URL of this server, without a slash at the end
     * @param userName an identifier of the user that the commands create; another one at each start, since a user
     *     exists once
     */
    String introduction(String url, String userName) {
        Properties known = file.load();
        String key = workingKey(known);
        Organization organization = organization();
        String token = workingToken(known, organization);
        file.save(known);
        return """

                Muster is ready, with a demonstration organization. Its console is at %1$s/console/: sign in with KEY.
                %6$s
                Paste this into another terminal:

                API=%1$s/api/v1
                KEY=%2$s
                ORG=%3$s
                TOKEN=%4$s
                SCIM=%1$s/api/v1/scim/%3$s/v2

                An identity provider needs a base URL, SCIM, and a token, TOKEN. With these, create a user as an \
                identity provider does, and find it:

                curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/scim+json' $SCIM/Users \
                -d '{"userName":"%5$s","name":{"givenName":"Ana","familyName":"Ruiz"}}'
                curl -H "Authorization: Bearer $TOKEN" "$SCIM/Users?filter=userName%%20eq%%20%%22%5$s%%22"

                %7$s

                With KEY, read the sync log as an admin does:

                curl -H "Authorization: Bearer $KEY" "$API/organizations/$ORG/sync-log?limit=5\"""".formatted(
                        url,
                        key,
                        organization.id(),
                        token,
                        userName,
                        signIn(url, organization, token),
                        owner.introduction(organization.id(), new PublicUrl(url)));
    }

    private String signIn(String url, Organization organization, String token) {
        boolean connected =
                clients.authenticate(Optional.of(organization.id()), token) instanceof Outcome.Accepted accepted
                        && signOn.connect(organization.id(), accepted.caller());
        return connected
                ? "Or sign in there by single sign-on, without a key: " + url + DemoProviderListener.PATH + "/"
                : "";
    }

    private String workingKey(Properties known) {
        String key = known.getProperty(API_KEY);
        if (key != null && isAccepted(key)) {
            return key;
        }
        String fresh = keys.issue(OPERATOR, "demonstration key", Optional.empty(), Optional.empty())
                .text();
        known.setProperty(API_KEY, fresh);
        return fresh;
    }

    private boolean isAccepted(String key) {
        try {
            admins.authenticate(key);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    private Organization organization() {
        return organizations.list(OPERATOR, Optional.empty(), 100).items().stream()
                .filter(organization ->
                        organization.id().equals(ID) || organization.name().equals(NAME))
                .findFirst()
                .orElseGet(() -> organizations.create(OPERATOR, ID, NAME, Plan.BUSINESS));
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
            SsoSummary connection = SsoSummary.draft(SsoProtocol.OIDC, "https://login.acme.example", OrgRole.VIEWER);
            organizations.setSso(OPERATOR, id, connection, Set.of(DomainName.of("acme.example")), true, false);
        }
        return mode.switchMode(OPERATOR, id, ProvisioningMode.SCIM, false)
                .token()
                .orElseThrow();
    }
}

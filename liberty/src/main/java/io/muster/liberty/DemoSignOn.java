package io.muster.liberty;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.connection.ManageConnection.Draft;
import io.muster.application.port.in.connection.ManageConnection.Status;
import io.muster.application.port.in.connection.ManageConnection.Test;
import io.muster.application.port.in.directory.ManageMembers;
import io.muster.application.port.in.directory.ProvisionUsers;
import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.in.signin.SignIn.Redirect;
import io.muster.application.port.in.signin.SignIn.Result;
import io.muster.application.port.out.Environment;
import io.muster.domain.connection.ClientSecret;
import io.muster.domain.connection.OidcClaimNames;
import io.muster.domain.connection.OidcSettings;
import io.muster.domain.connection.OidcSettings.ClientAuthentication;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.ProviderAnswer.OidcCallback;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.idp.demo.DemoClient;
import io.muster.idp.demo.DemoPerson;
import io.muster.idp.demo.DemoProvider;
import io.muster.rest.http.PublicUrl;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Connects the demonstration organization to the demonstration's identity provider, as an admin connects another one:
 * its people are pushed by SCIM, a draft is tested by a sign-in, and what has passed is activated.
 */
final class DemoSignOn {
    static final DemoPerson ADMIN = new DemoPerson(
            "ana", "Ana", "Ruiz", "ana@acme.example", "An Admin, pushed by SCIM: may change everything.");
    private static final DemoPerson VIEWER = new DemoPerson(
            "cleo", "Cleo", "Park", "cleo@acme.example", "A Viewer, pushed by SCIM: sees all and changes nothing.");
    private static final DemoPerson STRANGER = new DemoPerson(
            "eve", "Eve", "Stone", "eve@acme.example", "Not pushed by SCIM: Muster refuses her and says why.");
    static final List<DemoPerson> PEOPLE = List.of(ADMIN, VIEWER, STRANGER);

    private static final int SECRET_BYTES = 32;
    private static final Logger LOGGER = Logger.getLogger(DemoSignOn.class.getName());
    private static final AdminCaller OPERATOR = new Operator("demo");
    private static final String REQUEST = "demonstration";
    private static final Browser BROWSER = new Browser(REQUEST, "127.0.0.1", Optional.empty());

    private final ManageConnection connections;
    private final ManageMembers members;
    private final ProvisionUsers users;
    private final SignIn signIn;
    private final DemoProvider provider;
    private final InstantSource time;

    DemoSignOn(UseCases useCases, DemoProvider provider, InstantSource time) {
        this.connections = useCases.manageConnection();
        this.members = useCases.manageMembers();
        this.users = useCases.provisionUsers();
        this.signIn = useCases.signIn();
        this.provider = provider;
        this.time = time;
    }

    /** Returns the demonstration's identity provider, whose client keeps its secret over restarts. */
    static DemoProvider provider(Settings settings, Environment environment, PublicUrl url) {
        Supplier<String> secrets = () -> Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(environment.secrets().random(SECRET_BYTES));
        ServiceProviderValues serviceProvider = new ServiceProviderValues(url.api(), DemoOrganization.ID);
        return new DemoProvider(
                settings.url() + DemoProviderListener.PATH,
                new DemoClient(
                        "muster",
                        DemoOrganization.clientSecret(settings.demoFile(), secrets),
                        serviceProvider.redirectUri(),
                        URI.create(serviceProvider.initiateLoginUri() + "?target_link_uri=/console/")),
                PEOPLE,
                environment.time(),
                secrets);
    }

    /**
     * Does what is missing, once the server answers at its own URL. Returns whether members can sign in; without, the
     * log has the reason, and the rest of the demonstration works.
     */
    boolean connect(OrganizationId organization, ScimCaller caller) {
        try {
            if (!isConnected(connections.find(OPERATOR, organization))) {
                push(organization, caller, ADMIN, Optional.of(OrgRole.ADMIN));
                push(organization, caller, VIEWER, Optional.empty());
                activate(organization);
            }
            return true;
        } catch (RuntimeException failed) {
            LOGGER.log(Level.WARNING, "The demonstration has no single sign-on", failed);
            return false;
        }
    }

    private boolean isConnected(Status status) {
        String secret = provider.client().secret();
        return status.inUse()
                && status.connection()
                        .active()
                        .filter(active -> active.settings().issuer().equals(provider.issuer()))
                        .flatMap(active -> active.secret())
                        .filter(stored -> secret.endsWith(stored.lastFour()))
                        .isPresent();
    }

    private void push(OrganizationId organization, ScimCaller caller, DemoPerson person, Optional<OrgRole> role) {
        UserProfile profile = new UserProfile(
                UserName.of(person.email()),
                Optional.empty(),
                true,
                Map.of(
                        UserAttribute.GIVEN_NAME, person.givenName(),
                        UserAttribute.FAMILY_NAME, person.familyName()),
                Map.of(),
                List.of());
        try {
            ScimCall call = new ScimCall(caller, new RequestTrace(REQUEST, Optional.empty(), time.instant()), 201);
            DirectoryUser user = users.create(call, profile).user();
            role.ifPresent(given -> members.setRole(OPERATOR, organization, user.id(), Optional.of(given)));
        } catch (Problem refused) {
            if (refused.code() != Problem.Code.DUPLICATE) {
                throw refused;
            }
        }
    }

    private void activate(OrganizationId organization) {
        OidcSettings settings = new OidcSettings(
                provider.issuer(),
                provider.client().id(),
                ClientAuthentication.SECRET_BASIC,
                OidcSettings.USUAL_SCOPES,
                OidcClaimNames.STANDARD);
        ClientSecret secret = new ClientSecret(provider.client().secret());
        long version = connections
                .save(OPERATOR, organization, new Draft(settings, Optional.empty(), Optional.of(secret)))
                .connection()
                .lastNumber();
        Test test = connections.test(OPERATOR, organization, BROWSER);
        Redirect redirect = signIn.openTest(organization, test.id(), test.secret());
        URI callback = provider.click(redirect.url(), ADMIN.id());
        Result result = signIn.complete(
                organization,
                new OidcCallback(URLUtils.parseParameters(callback.getRawQuery())),
                Optional.of(redirect.secret()),
                BROWSER,
                Optional.empty());
        if (!(result instanceof Result.TestPassed)) {
            throw new IllegalStateException("The test sign-in has failed: " + result);
        }
        connections.activate(OPERATOR, organization, version);
    }
}

package io.muster.rest.connection;

import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.connection.ManageConnection.NeverSignedIn;
import io.muster.domain.connection.Finding;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.rest.admin.ForContacts;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The set-up of an SSO connection: draft, checks, test, activation, way back. */
@Path("organizations/{id}/connection")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "SSO connection")
@NullUnmarked // the container fills the fields
public class ConnectionResource {
    private static final String LAST_ADMIN = "No active Admin would be left, with the role that this version gives";

    @Inject
    private ManageConnection connections;

    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @Inject
    private Browser browser;

    @Inject
    private InstantSource time;

    @PathParam("id")
    private OrganizationId id;

    /** The version to activate. */
    @Schema(examples = "{\"version\": 2}")
    record Activation(
            @Schema(description = "The version that passed the test.")
            long version) {}

    /** Another connection role. */
    @Schema(examples = "{\"role\": \"DEVELOPER\"}")
    record ConnectionRoleChange(
            @Schema(description = "Of members to whom nothing else gives one.")
            OrgRole role) {}

    /** A request to require SSO, or to stop requiring it. */
    @Schema(examples = "{\"requireSso\": true, \"neverSignedIn\": 3}")
    record Requirement(
            boolean requireSso,

            @Schema(
                    description = "How many have never signed in through the connection and may be shut out, as you saw"
                            + " it; absent: nobody.")
            Optional<Long> neverSignedIn) {}

    @Schema(description = "What checks of the draft found.")
    public record ChecksView(List<FindingView> findings) {}

    @Schema(description = "One finding, in plain words.")
    public record FindingView(
            Finding.Severity severity,

            @Schema(examples = "The provider publishes 2 keys.")
            String text) {}

    @Schema(description = "A test sign-in that waits for a browser.")
    public record TestView(
            @Schema(description = "The id of its line in the sign-in log, where its result will be.")
            UUID id,

            @Schema(
                    description = "Open it in a browser, once.",
                    examples = "https://sync.example.com/api/v1/oidc/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11/test?id=x")
            String url,

            Instant until) {}

    @GET
    @ForContacts
    @Operation(
            operationId = "getConnection",
            summary = "Get the SSO connection",
            description = "With the values that identity providers need, which are there before anything is saved.")
    public ConnectionView get() {
        return ConnectionView.of(connections.find(exchange.adminCaller(), id));
    }

    @PATCH
    @Operation(
            operationId = "requireSso",
            summary = "Require SSO",
            description =
                    "Whether members must sign in through the connection. Muster itself lets members in by SSO only;"
                            + " host products read ssoRequired with the access of a member. Break-glass owners are exempt.")
    @APIResponseSchema(value = ConnectionView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "409",
            description = "Members cannot sign in through the connection yet; or some never did and may be shut out:"
                    + " detail has their number, which confirms it as neverSignedIn")
    public ConnectionView requireSso(Requirement body) {
        return ConnectionView.of(
                connections.requireSso(exchange.adminCaller(), id, body.requireSso(), body.neverSignedIn()));
    }

    @Schema(description = "A member who has never signed in through the active connection.")
    public record NeverSignedInView(
            UUID id, @Schema(examples = "ana@acme.example") String userName) {}

    @GET
    @Path("never-signed-in")
    @Operation(
            operationId = "listNeverSignedIn",
            summary = "List members who have never signed in",
            description = "Through the active connection: those who may be shut out when SSO is required. Break-glass"
                    + " owners are exempt.")
    public Page<NeverSignedInView> neverSignedIn(@BeanParam PageRequest page) {
        return Page.of(
                connections.neverSignedIn(
                        exchange.adminCaller(), id, page.afterId().map(UserId::new), page.size()),
                NeverSignedIn::member,
                member -> new NeverSignedInView(member.member().value(), member.userName()));
    }

    @PUT
    @Path("draft")
    @ForContacts
    @Operation(
            operationId = "saveConnectionDraft",
            summary = "Save the draft",
            description = "As a new version, which has to be tested. The active version is untouched.")
    public ConnectionView save(OidcDraft body) {
        return ConnectionView.of(connections.save(exchange.adminCaller(), id, body.draft()));
    }

    @PUT
    @Path("draft/saml")
    @ForContacts
    @Operation(
            operationId = "saveSamlConnectionDraft",
            summary = "Save a draft of a SAML identity provider",
            description =
                    "As a new version, which has to be tested: by the metadata of the identity provider, or by its"
                            + " entity id, address and certificates. The active version is untouched.")
    public ConnectionView save(SamlDraft body) {
        limits.elsewhere(exchange);
        return ConnectionView.of(connections.saveSaml(exchange.adminCaller(), id, body.draft()));
    }

    @DELETE
    @Path("draft")
    @ForContacts
    @Operation(operationId = "discardConnectionDraft", summary = "Discard the draft")
    @APIResponseSchema(value = ConnectionView.class, responseCode = "200", responseDescription = "OK")
    public ConnectionView discard() {
        return ConnectionView.of(connections.discard(exchange.adminCaller(), id));
    }

    @POST
    @Path("draft/checks")
    @ForContacts
    @Operation(
            operationId = "checkConnectionDraft",
            summary = "Check the draft",
            description =
                    "Asks the identity provider for what needs no person: discovery, keys, client" + " authentication.")
    @APIResponseSchema(value = ChecksView.class, responseCode = "200", responseDescription = "OK")
    public ChecksView check() {
        limits.elsewhere(exchange);
        return new ChecksView(connections.check(exchange.adminCaller(), id).stream()
                .map(finding -> new FindingView(finding.severity(), finding.text()))
                .toList());
    }

    @POST
    @Path("draft/tests")
    @ForContacts
    @Operation(
            operationId = "testConnectionDraft",
            summary = "Test the draft",
            description = "Makes a sign-in ready that creates, links and changes nothing. A draft that passed it can be"
                    + " activated for 24 hours. The result is given only while the session, key or link works that made"
                    + " the test ready. An IT contact's test judges the answer of the identity provider: a"
                    + " proven person with an address of a verified domain. It looks for no member, and shows the names"
                    + " of the claims without their values.")
    @APIResponseSchema(value = TestView.class, responseCode = "201", responseDescription = "Ready")
    @APIResponse(responseCode = "409", description = "The secret of the draft is missing")
    public Response test() {
        ManageConnection.Test test = connections.test(exchange.adminCaller(), id, browser);
        String url = exchange.baseUrl() + "/oidc/" + id + "/test?id=" + test.id() + "&secret="
                + test.secret().text();
        return Response.status(201)
                .entity(new TestView(test.id().value(), url, time.instant().plus(SignInAttempt.LIFE)))
                .build();
    }

    @POST
    @Path("activations")
    @Operation(
            operationId = "activateConnection",
            summary = "Activate the draft",
            description = "Exactly the version that passed the test becomes active in one step. The former version can"
                    + " be made active again for 7 days.")
    @APIResponseSchema(value = ConnectionView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "403", description = LAST_ADMIN)
    @APIResponse(responseCode = "409", description = "Something is missing; detail has what to do")
    @APIResponse(responseCode = "412", description = "The draft has another version")
    public ConnectionView activate(Activation body) {
        return ConnectionView.of(connections.activate(exchange.adminCaller(), id, body.version()));
    }

    @POST
    @Path("rollbacks")
    @Operation(
            operationId = "rollBackConnection",
            summary = "Make the former version active again",
            description = "The active version becomes the former one. The connection role stays as it is.")
    @APIResponseSchema(value = ConnectionView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "400", description = "The organization has no verified domain any more")
    @APIResponse(responseCode = "403", description = LAST_ADMIN)
    @APIResponse(responseCode = "409", description = "There is no former version any more")
    public ConnectionView rollBack() {
        return ConnectionView.of(connections.rollBack(exchange.adminCaller(), id));
    }

    @PUT
    @Path("role")
    @Operation(
            operationId = "changeConnectionRole",
            summary = "Change the connection role",
            description = "Of the active version, at once and without a test: sign-in stays as it is. A draft and the"
                    + " former version get it, too, so that neither of them undoes the change.")
    @APIResponseSchema(value = ConnectionView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "403", description = LAST_ADMIN)
    @APIResponse(responseCode = "409", description = "Members cannot sign in through the connection yet")
    public ConnectionView changeRole(ConnectionRoleChange body) {
        return ConnectionView.of(connections.changeRole(exchange.adminCaller(), id, body.role()));
    }

    @POST
    @Path("service-keys")
    @Operation(
            operationId = "addServiceKey",
            summary = "Begin a rollover of the SAML service provider's keys",
            description =
                    "Makes a second key pair. Both are in the metadata and decrypt; the first signs until they are"
                            + " swapped.")
    @APIResponseSchema(value = ConnectionView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "There is no key pair yet, or there are two already")
    public ConnectionView addServiceKey() {
        limits.keyPair(exchange);
        return ConnectionView.of(connections.addServiceKey(exchange.adminCaller(), id));
    }

    @POST
    @Path("service-keys/swaps")
    @Operation(
            operationId = "swapServiceKeys",
            summary = "Let the other key pair sign",
            description = "Both stay in the metadata and decrypt.")
    @APIResponseSchema(value = ConnectionView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "There is no second key pair")
    public ConnectionView swapServiceKeys() {
        return ConnectionView.of(connections.swapServiceKeys(exchange.adminCaller(), id));
    }

    @DELETE
    @Path("service-keys/other")
    @Operation(
            operationId = "removeServiceKey",
            summary = "End a rollover of the SAML service provider's keys",
            description = "Removes the key pair that does not sign.")
    @APIResponseSchema(value = ConnectionView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "There is no second key pair")
    public ConnectionView removeServiceKey() {
        return ConnectionView.of(connections.removeServiceKey(exchange.adminCaller(), id));
    }
}

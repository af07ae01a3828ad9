package io.muster.rest.signin;

import io.muster.application.port.in.signin.PreviewSignIn;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.admin.ForContacts;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Previews of sign-ins by claims that an admin sends. */
@Path("organizations/{id}/connection")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "SSO connection")
@NullUnmarked // the container fills the fields
public class SignInPreviewResource {
    @Inject
    private PreviewSignIn previews;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @POST
    @Path("preview")
    @Operation(
            operationId = "previewSignIn",
            summary = "Preview a sign-in by claims",
            description = "What a person with these claims would get by the active version. Nothing is proven, written"
                    + " or logged.")
    @APIResponseSchema(value = SignInPreviewView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "404", description = "Members cannot sign in through the connection yet")
    public SignInPreviewView byActive(SampleRequest body) {
        return SignInPreviewView.of(previews.byActive(exchange.adminCaller(), id, body.sample()));
    }

    @POST
    @Path("draft/preview")
    @ForContacts
    @Operation(
            operationId = "previewDraftSignIn",
            summary = "Preview a sign-in by claims and the draft",
            description = "What a person with these claims would get by the draft. Nothing is proven, written or"
                    + " logged, and it does not count as a test. An IT contact gets what was read of the claims, and"
                    + " nothing that depends on members.")
    @APIResponseSchema(value = SignInPreviewView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "404", description = "There is no draft")
    public SignInPreviewView byDraft(SampleRequest body) {
        return SignInPreviewView.of(previews.byDraft(exchange.adminCaller(), id, body.sample()));
    }
}

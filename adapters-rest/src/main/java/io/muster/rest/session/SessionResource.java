package io.muster.rest.session;

import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.session.UseSession;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.SessionCookie;
import io.muster.rest.admin.ForEveryRole;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The session of the browser that asks. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Sessions")
@NullUnmarked // the container fills the fields
public class SessionResource {
    @Inject
    private UseSession sessions;

    @Inject
    private Exchange exchange;

    @GET
    @ForEveryRole
    @Operation(
            operationId = "getSession",
            summary = "Get the session of this browser",
            description = "Who is signed in, with which role, and until when.")
    @APIResponseSchema(value = SessionView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "404", description = "The request has an API key, and no session")
    public SessionView get() {
        SignedInMember caller = caller();
        return SessionView.of(caller, sessions.identity(caller));
    }

    @DELETE
    @ForEveryRole
    @Operation(
            operationId = "signOut",
            summary = "Sign out",
            description = "Ends the session of this browser, not that at the identity provider.")
    @APIResponse(responseCode = "204", description = "Signed out")
    @APIResponse(responseCode = "404", description = "The request has an API key, and no session")
    public Response end() {
        sessions.end(caller());
        return Response.noContent().cookie(expired()).build();
    }

    private SignedInMember caller() {
        if (exchange.adminCaller() instanceof SignedInMember member) {
            return member;
        }
        throw new Problem(Problem.Code.NOT_FOUND, "An API key has no session");
    }

    private static NewCookie expired() {
        return new NewCookie.Builder(SessionCookie.NAME)
                .value("")
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(SameSite.LAX)
                .maxAge(0)
                .build();
    }
}

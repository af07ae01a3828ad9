package io.muster.rest.signin;

import io.muster.application.port.in.signin.ReadSignIns;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInId;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The sign-in log of an organization. */
@Path("organizations/{id}/sign-ins")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Sign-in log")
@NullUnmarked // the container fills the fields
public class SignInsResource {
    @Inject
    private ReadSignIns signIns;

    @Inject
    private Exchange exchange;

    @Inject
    private InstantSource time;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "listSignIns",
            summary = "List sign-ins",
            description = "Newest first, tests included. Filters combine.")
    public Page<SignInView> list(@BeanParam SignInFilter filter, @BeanParam PageRequest page) {
        Instant now = time.instant();
        Slice<SignInAttempt> found =
                signIns.search(exchange.adminCaller(), id, filter.query(page.afterId(), page.size(), now));
        return Page.of(found, attempt -> attempt.id().value(), attempt -> SignInView.of(attempt, now));
    }

    @GET
    @Path("{signIn}")
    @Operation(
            operationId = "getSignIn",
            summary = "Get a sign-in",
            description = "Of a passed test with what it found, for 24 hours.")
    public SignInView get(@PathParam("signIn") SignInId signIn) {
        return SignInView.of(signIns.find(exchange.adminCaller(), id, signIn), time.instant());
    }
}

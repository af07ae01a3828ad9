package io.muster.rest.signin;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.signin.ReadSignIns;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.PageSize;
import io.muster.domain.paging.Slice;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInQuery;
import io.muster.rest.admin.LogExport;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    private ClientLimits limits;

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
    @Path("export")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "exportSignIns",
            summary = "Export the sign-in log",
            description = "All sign-ins that match the filters, newest first.")
    @APIResponse(
            responseCode = "200",
            description = "One sign-in a line",
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING, examples = SignInLogExport.CSV_EXAMPLE)),
                @Content(
                        mediaType = "application/jsonl",
                        schema = @Schema(type = SchemaType.STRING, examples = SignInLogExport.JSONL_EXAMPLE))
            })
    public Response export(
            @BeanParam SignInFilter filter,
            @QueryParam("format") @Parameter(description = "CSV if absent.") LogExport.Format format) {
        AdminCaller caller = exchange.adminCaller();
        OrganizationId organization = id;
        Instant now = time.instant();
        SignInQuery query = filter.query(Optional.empty(), PageSize.MAX, now);
        limits.export(exchange);
        // a refusal must come before the answer has begun
        signIns.search(caller, organization, query.inPagesOf(1));
        return SignInLogExport.at(now)
                .download(
                        "sign-ins-" + organization,
                        format,
                        entries -> signIns.export(caller, organization, query, entries));
    }

    @GET
    @Path("{signIn: [0-9a-fA-F-]{36}}")
    @Operation(
            operationId = "getSignIn",
            summary = "Get a sign-in",
            description = "Of a passed test with what it found, for 24 hours.")
    public SignInView get(@PathParam("signIn") SignInId signIn) {
        return SignInView.of(signIns.find(exchange.adminCaller(), id, signIn), time.instant());
    }
}

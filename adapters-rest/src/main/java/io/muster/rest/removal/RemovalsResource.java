package io.muster.rest.removal;

import io.muster.application.port.in.removal.DecideRemovals;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalPolicy;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The limit on mass removal, the removals that it holds, and the decisions about them. */
@Path("organizations/{id}/removals")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Removals")
@NullUnmarked // the container fills the fields
public class RemovalsResource {
    @Inject
    private DecideRemovals removals;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Path("policy")
    @Operation(
            operationId = "getRemovalPolicy",
            summary = "Get the limit on removals",
            description = "Removals beyond it are acknowledged to the identity provider, and wait for an admin.")
    public RemovalPolicyView policy() {
        return RemovalPolicyView.of(removals.policy(exchange.adminCaller(), id));
    }

    @PUT
    @Path("policy")
    @Operation(
            operationId = "changeRemovalPolicy",
            summary = "Change the limit on removals",
            description = "A removal is held if more than share percent of the members, and more than number of them,"
                    + " are removed within windowSeconds. What is held already stays held.")
    public RemovalPolicyView setPolicy(RemovalPolicyChange body) {
        Optional<RemovalPolicy> policy = body.policy();
        removals.setPolicy(exchange.adminCaller(), id, policy);
        return RemovalPolicyView.of(policy);
    }

    @GET
    @Operation(
            operationId = "listRemovals",
            summary = "List removals",
            description = "Those that were counted while the limit was on, newest first.")
    public Page<RemovalView> list(
            @QueryParam("state") @Parameter(description = "Only removals in this state.") Removal.State state,
            @BeanParam PageRequest page) {
        Slice<Removal> found = removals.removals(
                exchange.adminCaller(), id, Optional.ofNullable(state), page.afterNumber(), page.size());
        return Page.of(found, Removal::number, RemovalView::of);
    }

    @POST
    @Path("{number}/decision")
    @Operation(operationId = "decideRemoval", summary = "Decide about a removal")
    @APIResponseSchema(value = RemovalView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "403",
            description = "UNDO would hold the removal of the last active Admin or of a break-glass owner")
    @APIResponse(
            responseCode = "409",
            description = "There is nothing to decide, or a name of the member is in use by now")
    public RemovalView decide(
            @PathParam("number") @Parameter(description = "The removal's number.") long number, RemovalDecision body) {
        return RemovalView.of(removals.decide(exchange.adminCaller(), id, number, body.decision()));
    }

    @POST
    @Path("decision")
    @Operation(
            operationId = "decideRemovals",
            summary = "Decide about all held removals",
            description = "Newest first, a hundred in a request; send the nextCursor for the rest.")
    public DecidedView decideAll(RemovalsDecision body) {
        if (body.decision() == Removal.Decision.UNDO) {
            throw Problem.invalidValue("decision must be APPROVE or REJECT; decisions are taken back one by one");
        }
        return DecidedView.of(
                removals.decideAll(exchange.adminCaller(), id, body.decision(), PageRequest.number(body.cursor())));
    }
}

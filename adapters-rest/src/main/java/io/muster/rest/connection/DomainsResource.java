package io.muster.rest.connection;

import io.muster.application.port.in.connection.ManageDomains;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.rest.admin.ForContacts;
import io.muster.rest.admin.Page;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The e-mail domains of an organization. */
@Path("organizations/{id}/domains")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Domains")
@NullUnmarked // the container fills the fields
public class DomainsResource {
    private static final String DOMAIN = "The domain, in any alphabet.";
    private static final String CONFIRM =
            "true confirms the effectOfLoss of the domain, for the organization that loses it.";

    @Inject
    private ManageDomains domains;

    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @ForContacts
    @Operation(
            operationId = "listDomains",
            summary = "List domains",
            description = "All that the organization has claimed or that an operator attests, in alphabetical order.")
    public Page<DomainView> list() {
        return Page.whole(domains.list(exchange.adminCaller(), id).stream()
                .map(DomainView::of)
                .toList());
    }

    @POST
    @ForContacts
    @Operation(
            operationId = "claimDomain",
            summary = "Claim a domain",
            description =
                    "Answers with the TXT record that proves the domain, and looks for it at once. A domain that is"
                            + " claimed already keeps its record. A domain and its subdomains are claimed apart.")
    @APIResponseSchema(value = DomainView.class, responseCode = "201", responseDescription = "Claimed")
    @APIResponse(
            responseCode = "409",
            description = "The organization has claimed as many domains as it can; or the record is found, but another"
                    + " organization has verified the domain, and the claim is kept")
    public Response claim(NewDomain body) {
        limits.elsewhere(exchange);
        DomainView claimed = DomainView.of(domains.claim(exchange.adminCaller(), id, DomainName.of(body.domain())));
        return Response.created(
                        URI.create(exchange.baseUrl() + "/organizations/" + id + "/domains/" + claimed.domain()))
                .entity(claimed)
                .build();
    }

    @GET
    @Path("{domain}")
    @ForContacts
    @Operation(operationId = "getDomain", summary = "Get a domain")
    public DomainView get(
            @PathParam("domain") @Parameter(description = DOMAIN, example = "acme.example") String domain) {
        return DomainView.of(domains.find(exchange.adminCaller(), id, named(domain)));
    }

    @POST
    @Path("{domain}/verification")
    @ForContacts
    @Operation(
            operationId = "verifyDomain",
            summary = "Verify a domain",
            description = "Looks for the record now and answers with what the DNS returned. The domain counts as the"
                    + " organization's from the moment on at which the record is found. It is looked for again daily.")
    @APIResponseSchema(value = DomainView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "409",
            description = "The record is found, but another organization has verified the domain; an operator can"
                    + " transfer it")
    public DomainView verify(
            @PathParam("domain") @Parameter(description = DOMAIN, example = "acme.example") String domain) {
        limits.elsewhere(exchange);
        return DomainView.of(domains.verify(exchange.adminCaller(), id, named(domain)));
    }

    @POST
    @Path("{domain}/transfer")
    @Operation(
            operationId = "transferDomain",
            summary = "Transfer a domain",
            description = "Takes the domain from the organization that has verified it and gives it to this one, whose"
                    + " record has to be in the DNS.")
    @APIResponseSchema(value = DomainView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "400", description = "The record was not found")
    @APIResponse(
            responseCode = "403",
            description = "The API key is for one organization only, or the other organization would lose its last"
                    + " active Admin with the connection role")
    @APIResponse(
            responseCode = "409",
            description = "For the other organization, the loss has an effectOfLoss; send confirm=true")
    public DomainView transfer(
            @PathParam("domain") @Parameter(description = DOMAIN, example = "acme.example") String domain,
            @QueryParam("confirm") @DefaultValue("false") @Parameter(description = CONFIRM) boolean confirm) {
        limits.elsewhere(exchange);
        return DomainView.of(domains.transfer(exchange.adminCaller(), id, named(domain), confirm));
    }

    @DELETE
    @Path("{domain}")
    @ForContacts
    @Operation(
            operationId = "releaseDomain",
            summary = "Release a domain",
            description = "The domain is free for another organization. Where effectOfLoss of the domain is present, it"
                    + " has to be confirmed.")
    @APIResponse(responseCode = "204", description = "Released")
    @APIResponse(
            responseCode = "403",
            description = "The last active Admin would lose the role, which the SSO connection gives")
    @APIResponse(responseCode = "409", description = "The release has an effectOfLoss; send confirm=true")
    public void release(
            @PathParam("domain") @Parameter(description = DOMAIN, example = "acme.example") String domain,
            @QueryParam("confirm") @DefaultValue("false") @Parameter(description = CONFIRM) boolean confirm) {
        domains.release(exchange.adminCaller(), id, named(domain), confirm);
    }

    private static DomainName named(String domain) {
        return DomainName.parse(domain).orElseThrow(() -> Problem.notFound("Domain", domain));
    }
}

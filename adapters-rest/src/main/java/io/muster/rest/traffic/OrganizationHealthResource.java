package io.muster.rest.traffic;

import io.muster.application.port.in.traffic.ReadHealth;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Answers the health of an organization's sync and sign-in. */
@Path("organizations/{id}/health")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Provisioning")
@NullUnmarked // the container fills the fields
public class OrganizationHealthResource {
    @Inject
    private ReadHealth health;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "getHealth",
            summary = "Get the health of sync and sign-in",
            description = "What an admin should know at a glance: preconditions, the identity provider and its silence,"
                    + " tokens, failures, the certificate, refused sign-ins and held removals.")
    public HealthView get() {
        return HealthView.of(health.health(exchange.adminCaller(), id));
    }
}

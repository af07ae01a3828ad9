package io.muster.rest.traffic;

import io.muster.application.port.in.traffic.ReadRequestCounts;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Answers the numbers of an organization's SCIM requests. */
@Path("organizations/{id}/request-counts")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Sync log")
@NullUnmarked // the container fills the fields
public class RequestCountsResource {
    private static final int MAX_HOURS = 720;

    @Inject
    private ReadRequestCounts counts;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "getRequestCounts",
            summary = "Count the SCIM requests of each hour",
            description = "Of the last 24 hours, or of up to 720. Requests are in the numbers after about ten seconds.")
    public RequestCountsView counts(
            @QueryParam("hours")
                    @DefaultValue("24")
                    @Parameter(
                            description = "How many hours.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "" + MAX_HOURS,
                                            defaultValue = "24"))
                    String hours) {
        return RequestCountsView.of(counts.lastHours(exchange.adminCaller(), id, number(hours)));
    }

    private static int number(String hours) {
        try {
            int number = Integer.parseInt(hours);
            if (number >= 1 && number <= MAX_HOURS) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw Problem.invalidValue("hours must be from 1 to " + MAX_HOURS);
    }
}

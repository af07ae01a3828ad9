package io.muster.rest.person;

import io.muster.application.port.in.person.FindPerson;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Looks for a person whom the identity provider may have sent. */
@Path("organizations/{id}/people")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Members")
@NullUnmarked // the container fills the fields
public class PeopleResource {
    @Inject
    private FindPerson people;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "findPerson",
            summary = "Find a person",
            description = "Whether they are a member, what the identity provider asked for and what was refused, with"
                    + " cause and remedy, their access with its reasons, and their sign-ins. Somebody of whom nothing is"
                    + " known is an answer, too.")
    public PersonView find(
            @QueryParam("who")
                    @Parameter(
                            required = true,
                            description = "An e-mail address or a userName in any case, or exactly an externalId.",
                            example = "ana@acme.example")
                    String who) {
        return PersonView.of(
                people.find(exchange.adminCaller(), id, Optional.ofNullable(who).orElse("")));
    }
}

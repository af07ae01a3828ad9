package io.muster.rest.simulation;

import io.muster.application.port.in.simulation.CheckConformance;
import io.muster.domain.organization.DomainName;
import io.muster.domain.simulation.ConformanceCheck;
import io.muster.domain.simulation.ForeignService;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import io.muster.rest.simulation.SimulationView.StepView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Conversations of identity providers, played against SCIM services of others. */
@Path("conformance-checks")
@Consumes(MediaType.WILDCARD) // RequestBodyFilter requires JSON
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Simulations")
@NullUnmarked // the container fills the fields
public class ConformanceChecksResource {
    private static final String DOMAIN = "example.com";

    @Inject
    private CheckConformance conformance;

    @Inject
    private Exchange exchange;

    @Inject
    private ClientLimits limits;

    @Schema(examples = """
            {"baseUrl": "https://scim.product.example/v2", "token": "secret", "conversation": "OKTA"}""")
    record ConformanceCheckRequest(
            @Schema(
                    description = "The base URL of the SCIM service: a public https address.",
                    maxLength = ForeignService.MAX_LENGTH,
                    examples = "https://scim.product.example/v2")
            String baseUrl,

            @Schema(
                    description = "The bearer token for it. It is neither stored nor logged.",
                    maxLength = ForeignService.MAX_LENGTH,
                    examples = "secret")
            String token,

            @Schema(description = "The id of a conversation.", examples = "OKTA")
            String conversation,

            @Schema(
                    description = "The domain of the users' e-mail addresses; example.com if absent.",
                    examples = "example.com")
            Optional<String> domain) {}

    @Schema(description = "What a SCIM service answered, step by step.")
    public record ConformanceCheckView(
            @Schema(description = "The id of the conversation.", examples = "OKTA")
            String conversation,

            @Schema(description = "Whether all steps have passed.")
            boolean passed,

            @Schema(
                    description = "Begins the names of all users and groups that were created.",
                    examples = "muster-try-3f1c9a0b12de4f60")
            String mark,

            List<StepView> steps,

            @Schema(
                    description = "Paths of users and groups that were created and could not be deleted.",
                    examples = "[\"/Users/2819c223-7f76-453a-919d-413861904646\"]")
            List<String> left) {
        static ConformanceCheckView of(ConformanceCheck check) {
            return new ConformanceCheckView(
                    check.conversation(),
                    check.isPassed(),
                    check.mark(),
                    check.steps().stream().map(SimulationView::step).toList(),
                    check.left());
        }
    }

    @POST
    @Operation(
            operationId = "checkConformance",
            summary = "Play a conversation against a SCIM service of somebody else",
            description = "For operators only. Sends the requests of an identity provider to any SCIM service that can"
                    + " be reached at a public address, compares the answers with what the identity provider needs, and"
                    + " deletes the users and groups that it has created. Answers when it has ended: usually within"
                    + " seconds, and after a minute at most.")
    @APIResponseSchema(value = ConformanceCheckView.class, responseCode = "200", responseDescription = "Played")
    @APIResponse(responseCode = "403", description = "The caller's API key is for one organization only")
    public ConformanceCheckView check(ConformanceCheckRequest body) {
        limits.elsewhere(exchange);
        ForeignService service = ForeignService.of(
                body.baseUrl(), body.token(), DomainName.of(body.domain().orElse(DOMAIN)));
        return ConformanceCheckView.of(conformance.check(exchange.adminCaller(), service, body.conversation()));
    }
}

package io.muster.rest.simulation;

import io.muster.domain.simulation.SimulatedStep;
import io.muster.domain.simulation.SimulatedStep.Verdict;
import io.muster.domain.simulation.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A conversation that is played, or was.")
public record SimulationView(
        UUID id,

        @Schema(description = "The id of the conversation.", examples = "OKTA")
        String conversation,

        @Schema(
                description =
                        "RUNNING until its last step has ended; PASSED if all steps have passed, FAILED if not, or"
                                + " if the server stopped in between.")
        Simulation.State state,

        @Schema(
                description = "Begins the names of all users and groups that it creates.",
                examples = "muster-try-3f1c9a0b12de4f60")
        String mark,

        Instant startedAt,

        @Schema(examples = "deployment (0D1nVv2mPEXtCBy5m)") String startedBy,
        Optional<Instant> endedAt,

        @Schema(description = "Whether the users and groups that it created have been removed.")
        boolean cleanedUp,

        @Schema(description = "The steps that have ended, in their order.")
        List<StepView> steps) {

    @Schema(name = "SimulatedStepView", description = "A request of the conversation, and what became of it.")
    public record StepView(
            @Schema(examples = "Okta looks for the user by userName")
            String title,

            @Schema(examples = "GET") String method,

            @Schema(description = "Path and query, as sent.", examples = "/Users?startIndex=1&count=2")
            String path,

            @Schema(description = "The body that was sent; cut if it is long.", examples = "{\"active\":false}")
            Optional<String> sent,

            @Schema(description = "What the answer had to be.", examples = "HTTP 200, /totalResults is \"0\"")
            String expected,

            @Schema(description = "The status of the answer; absent without an answer.", examples = "200")
            Optional<Integer> status,

            @Schema(description = "The body of the answer; cut if it is long.", examples = "{\"totalResults\":0}")
            Optional<String> answer,

            Verdict verdict,

            @Schema(description = "The verdict in words.", examples = "As expected.")
            String why) {}

    static SimulationView of(Simulation simulation) {
        return new SimulationView(
                simulation.id().value(),
                simulation.conversation(),
                simulation.state(),
                simulation.mark(),
                simulation.started().at(),
                simulation.started().by(),
                simulation.ended(),
                simulation.cleanedUp(),
                simulation.steps().stream().map(SimulationView::step).toList());
    }

    static StepView step(SimulatedStep step) {
        return new StepView(
                step.title(),
                step.method(),
                step.target(),
                step.sent(),
                step.expected(),
                step.status(),
                step.answer(),
                step.verdict(),
                step.why());
    }
}

package io.muster.rest.removal;

import io.muster.application.port.in.removal.DecideRemovals.Decided;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The removals that were decided, and those that stay held. */
public record DecidedView(
        @Schema(description = "The removals that were decided.")
        List<RemovalView> items,

        @Schema(description = "The removals that stay held.")
        List<LeftView> left,

        @Schema(
                description = "Send it as cursor to decide about the rest. Absent if there is no more.",
                examples = "42")
        Optional<String> nextCursor) {

    @Schema(description = "A removal that stays held, and why.")
    public record LeftView(
            @Schema(examples = "1") long number,

            @Schema(examples = "userName ana@acme.example is already used")
            String detail) {}

    static DecidedView of(Decided decided) {
        return new DecidedView(
                decided.decided().stream().map(RemovalView::of).toList(),
                decided.left().stream()
                        .map(left ->
                                new LeftView(left.removal().number(), left.why().detail()))
                        .toList(),
                decided.next().map(String::valueOf));
    }
}

package io.muster.domain.simulation;

import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The requests that an identity provider sends when it is set up, and when people join, change and leave. Texts contain
 * placeholders, see {@link Values}.
 *
 * @param id its name in the API
 * @param userAgent as the identity provider names itself
 */
public record Conversation(String id, String name, String userAgent, List<Step> steps) {
    public Conversation {
        steps = List.copyOf(steps);
    }

    /** @throws Problem INVALID_VALUE if no conversation has the id */
    public static Conversation named(String id, List<Conversation> all) {
        return all.stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.invalidValue("conversation must be one of "
                        + all.stream().map(Conversation::id).collect(Collectors.joining(", "))));
    }

    /**
     * A request, and what the answer has to be.
     *
     * @param title who asks for what, as a sentence
     * @param query the query parameters, not encoded; one without a value is sent without an equals sign
     * @param body JSON
     * @param status the status of the answer
     * @param expected values of the answer by their JSON pointers (RFC 6901)
     * @param keep values of the answer for later steps: JSON pointers by the names of the values
     * @param confidential whether the answer may describe other people, so that it is not shown
     */
    public record Step(
            String title,
            String method,
            String path,
            Map<String, String> query,
            Optional<String> body,
            int status,
            List<Expectation> expected,
            Map<String, String> keep,
            boolean confidential) {
        public Step {
            expected = List.copyOf(expected);
        }
    }

    /**
     * A value that an answer must have.
     *
     * @param pointer a JSON pointer
     * @param value text, or the JSON of another value; empty if the answer must not have one
     */
    public record Expectation(String pointer, Optional<String> value) {}
}

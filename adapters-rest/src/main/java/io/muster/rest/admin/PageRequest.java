package io.muster.rest.admin;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Uuids;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** The page of a list that a request asks for. */
@NullUnmarked // the container fills the fields
public class PageRequest {
    @QueryParam("cursor")
    @Parameter(description = "The nextCursor of the answer before; absent for the first page.")
    private String cursor;

    @BeanParam
    private PageLimit limit;

    /** For the container. */
    public PageRequest() {}

    /** A page that a request body asks for. */
    public PageRequest(Optional<String> cursor, Optional<Long> limit) {
        this.cursor = cursor.orElse(null);
        this.limit = new PageLimit(limit);
    }

    /** @throws Problem INVALID_CURSOR if the cursor is not an id */
    public Optional<UUID> afterId() {
        return parsed("cursor", "nextCursor", Optional.ofNullable(cursor), Uuids::parse);
    }

    /** @throws Problem INVALID_CURSOR if the cursor is not a number */
    public Optional<Long> afterNumber() {
        return number(Optional.ofNullable(cursor));
    }

    /** As {@link PageLimit#size()}. */
    public int size() {
        return limit.size();
    }

    /** As {@link PageLimit#size(int)}. */
    public int size(int normal) {
        return limit.size(normal);
    }

    /** @throws Problem INVALID_CURSOR if the text is not a number */
    public static Optional<Long> number(Optional<String> cursor) {
        return parsed("cursor", "nextCursor", cursor, PageRequest::number);
    }

    /**
     * Reads the place in a feed after which to go on.
     *
     * @throws Problem INVALID_CURSOR if the text is not a number
     */
    public static Optional<Long> feedPosition(Optional<String> after) {
        return parsed("after", "resumeAfter", after, PageRequest::number);
    }

    /** @param source the field of an earlier answer that the parameter comes from */
    private static <T> Optional<T> parsed(
            String parameter, String source, Optional<String> sent, Function<String, Optional<T>> reading) {
        return sent.filter(text -> !text.isBlank()).map(text -> reading.apply(text)
                .orElseThrow(() -> new Problem(
                        Problem.Code.INVALID_CURSOR,
                        parameter + " must be the " + source + " of an earlier answer; leave it out to begin anew")));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}

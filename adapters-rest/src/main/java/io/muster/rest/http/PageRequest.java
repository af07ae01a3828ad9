package io.muster.rest.http;

import io.muster.domain.problem.Problem;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** The page of a list that a request asks for. */
@NullUnmarked // the container fills the fields
public class PageRequest {
    public static final int MAX_SIZE = 500;
    public static final int DEFAULT_SIZE = 100;

    @QueryParam("cursor")
    @Parameter(description = "The nextCursor of the answer before; absent for the first page.")
    private String cursor;

    @QueryParam("limit")
    @Parameter(
            description = "The largest number of items in the answer.",
            schema = @Schema(type = SchemaType.INTEGER, format = "int32", minimum = "1", maximum = "500"))
    private String limit;

    /** For the container. */
    public PageRequest() {}

    /** A page that a request body asks for. */
    public PageRequest(Optional<String> cursor, Optional<Long> limit) {
        this.cursor = cursor.orElse(null);
        this.limit = limit.map(String::valueOf).orElse(null);
    }

    /** @throws Problem INVALID_CURSOR if the cursor is not an id */
    public Optional<UUID> afterId() {
        return after(UUID::fromString);
    }

    /** @throws Problem INVALID_CURSOR if the cursor is not a number */
    public Optional<Long> afterNumber() {
        return after(Long::valueOf);
    }

    /** Returns the size of the page, {@value #DEFAULT_SIZE} by default. @throws HttpRefusal INVALID_COUNT */
    public int size() {
        return size(DEFAULT_SIZE);
    }

    /** @throws HttpRefusal INVALID_COUNT if the size is not from 1 to {@value #MAX_SIZE} */
    public int size(int normal) {
        return size(Optional.ofNullable(limit), normal);
    }

    /** Returns the number of rows to read for a page of the size: one more tells whether another page follows. */
    public static int rows(int size) {
        return size + 1;
    }

    /** @throws Problem INVALID_CURSOR if the text is not a number */
    public static Optional<Long> number(Optional<String> cursor) {
        return parsed(cursor, Long::valueOf);
    }

    /** @throws HttpRefusal INVALID_COUNT if the size is not from 1 to {@value #MAX_SIZE} */
    public static int size(Optional<String> limit, int normal) {
        try {
            int size = limit.map(String::strip).map(Integer::parseInt).orElse(normal);
            if (size >= 1 && size <= MAX_SIZE) {
                return size;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw new HttpRefusal(ErrorCode.INVALID_COUNT, "limit must be from 1 to " + MAX_SIZE);
    }

    private <T> Optional<T> after(Function<String, T> reading) {
        return parsed(Optional.ofNullable(cursor), reading);
    }

    private static <T> Optional<T> parsed(Optional<String> cursor, Function<String, T> reading) {
        return cursor.filter(text -> !text.isBlank()).map(text -> {
            try {
                return reading.apply(text);
            } catch (IllegalArgumentException notOurs) {
                throw new Problem(
                        Problem.Code.INVALID_CURSOR,
                        "cursor must be the nextCursor of an earlier answer; leave it out to begin anew");
            }
        });
    }
}

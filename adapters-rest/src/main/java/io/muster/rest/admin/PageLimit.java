package io.muster.rest.admin;

import io.muster.domain.paging.PageSize;
import io.muster.rest.http.ErrorCode;
import io.muster.rest.http.HttpRefusal;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** The size of the page that a request asks for. */
@NullUnmarked // the container fills the field
public class PageLimit {
    private static final int NORMAL = 100;

    @QueryParam("limit")
    @Parameter(
            description = "The largest number of items in the answer.",
            schema = @Schema(type = SchemaType.INTEGER, format = "int32", minimum = "1", maximum = "" + PageSize.MAX))
    private String limit;

    /** For the container. */
    public PageLimit() {}

    /** A size that a request body asks for. */
    PageLimit(Optional<Long> limit) {
        this.limit = limit.map(String::valueOf).orElse(null);
    }

    /**
     * Returns the wanted size, {@value #NORMAL} by default.
     *
     * @throws HttpRefusal INVALID_COUNT if it is out of range
     */
    public int size() {
        return size(NORMAL);
    }

    /** @throws HttpRefusal INVALID_COUNT if the size is not from 1 to {@value PageSize#MAX} */
    public int size(int normal) {
        return size(Optional.ofNullable(limit), normal);
    }

    static int size(Optional<String> limit, int normal) {
        try {
            int size = limit.map(String::strip).map(Integer::parseInt).orElse(normal);
            if (size >= 1 && size <= PageSize.MAX) {
                return size;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw new HttpRefusal(ErrorCode.INVALID_COUNT, "limit must be from 1 to " + PageSize.MAX);
    }
}

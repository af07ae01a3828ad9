package io.muster.rest.mapping;

import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.domain.paging.PageSize;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Mappings to preview, and the page of members to show. */
@Schema(examples = """
                {"changes": [{"displayName": "Engineering", "role": "DEVELOPER", "workspaces": [], "version": 0}], "limit": 100}""")
record PreviewRequest(
        @Schema(maxItems = MapGroups.MAX_PROPOSALS) List<MappingRow> changes,

        @Schema(description = "The nextCursor of the answer before.")
        Optional<String> cursor,

        @Schema(
                description = "The largest number of members in the answer.",
                minimum = "1",
                maximum = "" + PageSize.MAX)
        Optional<Long> limit) {

    List<MappingProposal> proposals() {
        return changes.stream().map(MappingRow::proposal).toList();
    }
}

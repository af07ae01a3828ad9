package io.muster.rest.mapping;

import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.mapping.MappingProposal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Mappings to save, all or none. */
@Schema(examples = """
                {"changes": [{"displayName": "Engineering", "role": "DEVELOPER", "workspaces": [], "version": 0}]}""")
record MappingChanges(
        @Schema(maxItems = MapGroups.MAX_PROPOSALS) List<MappingRow> changes,

        @Schema(description = "Of the preview that was approved: exactly that is applied, or nothing.")
        Optional<String> fingerprint) {

    List<MappingProposal> proposals() {
        return changes.stream().map(MappingRow::proposal).toList();
    }
}

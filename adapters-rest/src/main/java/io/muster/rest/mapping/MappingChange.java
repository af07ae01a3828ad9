package io.muster.rest.mapping;

import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.domain.access.MappingId;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import io.muster.rest.admin.MustBePresent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One mapping to save. */
@Schema(examples = "{\"role\": \"DEVELOPER\", \"workspaces\": [], \"version\": 1}")
record MappingChange(
        @MustBePresent @Schema(required = true, description = "null: the connection role is used.")
        Optional<OrgRole> role,

        List<WorkspaceId> workspaces,

        @Schema(description = "The version of the mapping as it was read.")
        long version,

        @Schema(description = "Of the preview that was approved: exactly that is applied, or nothing.")
        Optional<String> fingerprint) {

    MappingProposal proposal(MappingId mapping) {
        return new MappingProposal(
                new MappingSelector.ById(mapping), new MappingContent(role, new HashSet<>(workspaces)), version);
    }
}

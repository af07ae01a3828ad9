package io.muster.rest.mapping;

import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import io.muster.rest.admin.MustBePresent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One decision about a group, which exactly one of group, mapping and displayName names. */
@Schema(description = "One decision about a group. Send one of group, mapping and displayName.", examples = """
                {"displayName": "Engineering", "role": "DEVELOPER", "workspaces": [], "version": 0}""")
record MappingRow(
        @Schema(description = "The group.") Optional<GroupId> group,
        @Schema(description = "The mapping.") Optional<MappingId> mapping,

        @Schema(
                description = "The name of a group, or of one that the identity provider has not pushed yet.",
                examples = "Engineering")
        Optional<String> displayName,

        @MustBePresent @Schema(required = true, description = "null: the connection role is used.")
        Optional<OrgRole> role,

        List<WorkspaceId> workspaces,

        @Schema(description = "The version of the mapping as it was read; 0 if there was none.")
        long version) {

    /** @throws Problem INVALID_VALUE unless exactly one of group, mapping and displayName is present */
    MappingProposal proposal() {
        List<MappingSelector> selectors = Stream.of(
                        group.<MappingSelector>map(MappingSelector.ByGroup::new),
                        mapping.<MappingSelector>map(MappingSelector.ById::new),
                        displayName.<MappingSelector>map(name -> new MappingSelector.ByName(GroupName.of(name))))
                .flatMap(Optional::stream)
                .toList();
        if (selectors.size() != 1) {
            throw Problem.invalidValue("Each change needs one of group, mapping and displayName");
        }
        return new MappingProposal(selectors.get(0), new MappingContent(role, new HashSet<>(workspaces)), version);
    }
}

package io.muster.rest.mapping;

import io.muster.domain.directory.GroupId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.organization.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A group mapping: the role and the workspaces of the members of a group. */
@Schema(description = "What the members of a group get.")
public record MappingView(
        UUID id,

        @Schema(description = "PREPARED for a group that is yet to be pushed, BOUND to a group, or ENDED with it.")
        MappingState state,

        @Schema(description = "The group of a BOUND mapping.")
        Optional<UUID> group,

        @Schema(description = "The group's present, expected or last name.", examples = "Engineering")
        String displayName,

        @Schema(description = "Absent: the connection role is used.")
        Optional<OrgRole> role,

        List<UUID> workspaces,

        @Schema(description = "Counts the changes; send it with the next one.", examples = "1")
        long version,

        Instant changedAt,
        @Schema(examples = "operator") String changedBy,

        @Schema(description = "When the group of an ENDED mapping was deleted.")
        Optional<Instant> endedAt) {

    /** The state of a mapping: bound to a group, prepared for a name, or ended. */
    public enum MappingState {
        PREPARED,
        BOUND,
        ENDED
    }

    public static MappingView of(GroupMapping mapping) {
        return new MappingView(
                mapping.id().value(),
                state(mapping.target()),
                mapping.group().map(GroupId::value),
                mapping.target().name().value(),
                mapping.role().map(RoleGrant::role),
                mapping.workspaces().keySet().stream()
                        .map(WorkspaceId::toString)
                        .sorted()
                        .map(UUID::fromString)
                        .toList(),
                mapping.version(),
                mapping.changed().at(),
                mapping.changed().by(),
                mapping.target() instanceof Target.Ended ended ? Optional.of(ended.at()) : Optional.empty());
    }

    private static MappingState state(Target target) {
        if (target instanceof Target.Bound) {
            return MappingState.BOUND;
        }
        return target instanceof Target.Prepared ? MappingState.PREPARED : MappingState.ENDED;
    }
}

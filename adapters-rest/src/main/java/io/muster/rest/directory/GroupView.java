package io.muster.rest.directory;

import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.rest.mapping.MappingView;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A group that the identity provider pushed. */
@Schema(description = "A group that the identity provider pushed.")
public record GroupView(
        UUID id,
        @Schema(examples = "Engineering") String displayName,

        @Schema(description = "The identity provider's id.", examples = "00g1a2b3")
        Optional<String> externalId,

        Instant created,
        Instant lastModified,

        @Schema(description = "The number of members.", examples = "42")
        long members,

        @Schema(description = "Absent if nothing is decided about the group.")
        Optional<MappingView> mapping) {

    static GroupView of(DirectoryGroup group, long members, Optional<GroupMapping> mapping) {
        return new GroupView(
                group.id().value(),
                group.displayName().value(),
                group.externalId().map(ExternalId::value),
                group.created(),
                group.lastModified(),
                members,
                mapping.map(MappingView::of));
    }
}

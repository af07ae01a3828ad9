package io.muster.domain.directory;

import java.util.Optional;

/** A change of a group: only what is named changes. */
public record GroupEdit(Optional<GroupName> displayName, ExternalIdEdit externalId, MembershipEdit members) {

    /** What happens to the external id. */
    public sealed interface ExternalIdEdit {
        record Keep() implements ExternalIdEdit {}

        record Replace(Optional<ExternalId> externalId) implements ExternalIdEdit {}
    }

    /** The names that the group has afterwards. */
    public DirectoryGroup renamed(DirectoryGroup group) {
        Optional<ExternalId> external =
                externalId instanceof ExternalIdEdit.Replace replace ? replace.externalId() : group.externalId();
        return group.named(displayName.orElse(group.displayName()), external);
    }
}

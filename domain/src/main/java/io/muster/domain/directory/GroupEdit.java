package io.muster.domain.directory;

import java.util.Map;
import java.util.Optional;

/**
 * A change of a group.
 *
 * @param displayName the new name; empty: the name stays
 * @param malformed see {@link NamedMembers}
 */
public record GroupEdit(
        Optional<GroupName> displayName,
        ExternalIdEdit externalId,
        MembershipEdit members,
        Map<UserId, String> malformed) {

    /** An edit whose members are ids. */
    public GroupEdit(Optional<GroupName> displayName, ExternalIdEdit externalId, MembershipEdit members) {
        this(displayName, externalId, members, Map.of());
    }

    /** The change of the external id. */
    public sealed interface ExternalIdEdit {
        record Keep() implements ExternalIdEdit {}

        record Replace(Optional<ExternalId> externalId) implements ExternalIdEdit {}
    }

    /** Returns the group with the names that it has after the change. */
    public DirectoryGroup renamed(DirectoryGroup group) {
        Optional<ExternalId> external =
                externalId instanceof ExternalIdEdit.Replace replace ? replace.externalId() : group.externalId();
        return group.named(displayName.orElse(group.displayName()), external);
    }
}

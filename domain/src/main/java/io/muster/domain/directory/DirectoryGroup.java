package io.muster.domain.directory;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A group that an identity provider pushed. The members are not part of the record: a group may have very many, and
 * they are changed as sets (see {@link MembershipEdit}).
 *
 * @param version counts the writes of the group and of its members; 1 after creation
 */
public record DirectoryGroup(
        OrganizationId organization,
        GroupId id,
        GroupName displayName,
        Optional<ExternalId> externalId,
        Instant created,
        Instant lastModified,
        long version) {

    public static DirectoryGroup pushed(
            OrganizationId organization,
            GroupId id,
            GroupName displayName,
            Optional<ExternalId> externalId,
            Instant now) {
        return new DirectoryGroup(organization, id, displayName, externalId, now, now, 1);
    }

    /** Returns the group as others refer to it. */
    public GroupRef ref() {
        return new GroupRef(id, displayName.value());
    }

    /** Returns this group with other names and the same version; the caller counts the version by {@link #touched}. */
    public DirectoryGroup named(GroupName name, Optional<ExternalId> external) {
        return new DirectoryGroup(organization, id, name, external, created, lastModified, version);
    }

    /** Returns the next version, after a change of the group or of its members. */
    public DirectoryGroup touched(Instant now) {
        return new DirectoryGroup(organization, id, displayName, externalId, created, now, version + 1);
    }
}

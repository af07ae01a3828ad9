package io.muster.domain.directory;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A group that an identity provider pushed. Its members are not part of it: they may be very many and are changed as
 * sets (see {@link MembershipEdit}).
 *
 * @param version counts the writes of the group and of its membership; 1 after creation
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

    /** This group under other names: the same one if nothing differs, else changed but not yet {@link #touched}. */
    public DirectoryGroup named(GroupName name, Optional<ExternalId> external) {
        return new DirectoryGroup(organization, id, name, external, created, lastModified, version);
    }

    /** The next version, after a change of the group or of its membership. */
    public DirectoryGroup touched(Instant now) {
        return new DirectoryGroup(organization, id, displayName, externalId, created, now, version + 1);
    }
}

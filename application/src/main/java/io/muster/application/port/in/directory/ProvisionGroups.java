package io.muster.application.port.in.directory;

import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An identity provider provisions groups. The sync log contains each success when the method returns. */
public interface ProvisionGroups {
    /**
     * Creates a group. Leaves out members that the organization does not have and names them in the sync log as the
     * client did.
     *
     * @throws Problem DUPLICATE if a present group has the displayName or externalId; INVALID_VALUE for unknown members
     *     in the strict dialect; PROTECTED_MEMBER if a mapping that awaits the group would lower the last Admin or a
     *     break-glass owner
     */
    DirectoryGroup create(ScimCall call, GroupName name, Optional<ExternalId> externalId, NamedMembers members);

    /**
     * Applies the edit atomically. The cost grows with the edit, not with the group; that of a replacement also grows
     * with the number of present members.
     *
     * @throws Problem NOT_FOUND, STALE, DUPLICATE; PROTECTED_MEMBER if the last active Admin or a break-glass owner
     *     would have a lower role; INVALID_VALUE for unknown members in the strict dialect, and in any
     *     dialect if a replacement names unknown members only
     */
    DirectoryGroup edit(ScimCall call, GroupId id, ResourceVersion expected, GroupEdit edit);

    /** @throws Problem NOT_FOUND, STALE; PROTECTED_MEMBER if no active Admin would be left */
    void delete(ScimCall call, GroupId id, ResourceVersion expected);

    /** @throws Problem NOT_FOUND */
    DirectoryGroup find(ScimCaller caller, GroupId id);

    SearchPage<DirectoryGroup> search(ScimCaller caller, Search<GroupAttribute> search);

    /**
     * Passes the members of the groups to the consumer, ordered by group and by id, until it returns false. Reads them
     * page by page, each page in a unit of work of its own: nothing is held while the consumer writes to a slow reader.
     */
    void members(ScimCaller caller, List<GroupId> groups, Predicate<GroupMember> each);
}

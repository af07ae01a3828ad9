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
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserId;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The conversation of an identity provider about groups. A success is in the sync log when the method returns. */
public interface ProvisionGroups {
    /**
     * Members that are nobody in the organization are left out and noted in the log, or in the strict dialect refused.
     *
     * @throws Problem DUPLICATE if a living group has the displayName or externalId; INVALID_VALUE for unknown members in
     *     the strict dialect
     */
    DirectoryGroup create(ScimCall call, GroupName name, Optional<ExternalId> externalId, Set<UserId> members);

    /**
     * Applies the edit atomically. Cost grows with the edit, not with the group.
     *
     * @throws Problem NOT_FOUND, STALE, DUPLICATE; INVALID_VALUE for unknown members in the strict dialect, and in any if
     *     a replacement names only unknown ones
     */
    DirectoryGroup edit(ScimCall call, GroupId id, ResourceVersion expected, GroupEdit edit);

    /** @throws Problem NOT_FOUND, STALE */
    void delete(ScimCall call, GroupId id, ResourceVersion expected);

    /** @throws Problem NOT_FOUND */
    DirectoryGroup find(ScimCaller caller, GroupId id);

    SearchPage<DirectoryGroup> search(ScimCaller caller, Search<GroupAttribute> search);

    /** Hands over the members of the groups one by one, those of a group together, in the order of groups and ids. */
    void members(ScimCaller caller, List<GroupId> groups, Consumer<GroupMember> each);
}

package io.muster.application.port.in.directory;

import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserEdit;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.directory.UserView;
import io.muster.domain.problem.Problem;
import java.util.function.Consumer;

/** An identity provider provisions users. The sync log contains each success when the method returns. */
public interface ProvisionUsers {
    /**
     * Creates a user, or restores in place the inactive one that has the same userName or externalId.
     *
     * @throws Problem DUPLICATE if an active user has the userName or externalId, or another organization has the
     *     e-mail address or its domain; DOMAIN_NOT_VERIFIED if the organization does not accept the
     *     domain; PROTECTED_IDENTITY if a break-glass owner would be restored with another identity
     */
    UserView create(ScimCall call, UserProfile profile);

    /**
     * Applies the edit under the user's lock. If the edit changes nothing, writes only the sync log.
     *
     * @throws Problem NOT_FOUND, STALE, DUPLICATE, INVALID_VALUE; DOMAIN_NOT_VERIFIED as {@link #create};
     *     PROTECTED_MEMBER if a break-glass owner or the last active Admin would be deactivated; PROTECTED_IDENTITY if
     *     a break-glass owner would have another userName or primary e-mail address
     */
    UserView edit(ScimCall call, UserId id, ResourceVersion expected, UserEdit edit);

    /** @throws Problem NOT_FOUND, STALE, PROTECTED_MEMBER */
    void delete(ScimCall call, UserId id, ResourceVersion expected);

    /** @throws Problem NOT_FOUND */
    UserView find(ScimCaller caller, UserId id, boolean withGroups);

    /**
     * Passes the user's groups after the given one to the consumer, in the order of their ids. Reads them page by page,
     * each page in a unit of work of its own: nothing is held while the consumer writes to a slow reader.
     */
    void groupsAfter(ScimCaller caller, UserId user, GroupId first, Consumer<GroupRef> each);

    /** A page may be shorter than the search asks for: it is bounded in bytes, and in the groups of its users. */
    SearchPage<UserView> search(ScimCaller caller, Search<UserAttribute> search, boolean withGroups);
}

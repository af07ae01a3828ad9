package io.muster.application.port.in.person;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.access.ReadAccess.Explained;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.SyncEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An admin looks for a person whom the identity provider may have sent. */
public interface FindPerson {
    /** The most requests about the person that are returned. */
    int MOST_REQUESTS = 20;

    /** The most sign-ins of the person that are returned. */
    int MOST_SIGN_INS = 10;

    /** The most causes of refused requests about the person that are returned. */
    int MOST_REFUSALS = 20;

    /**
     * Finds a person by everything that is known of them. Costs the same however long the logs are.
     *
     * @param who an e-mail address, a userName or an externalId
     * @throws Problem NOT_FOUND if there is no such organization; INVALID_VALUE if {@code who} is blank or too long
     */
    Person find(AdminCaller caller, OrganizationId id, String who);

    /** The state of a person in the organization. */
    enum State {
        ACTIVE,
        /** A member without access. */
        INACTIVE,
        /** The identity provider removed the person, without effect until an admin decides. */
        HELD,
        /** No member; requests about the person were refused. */
        REFUSED,
        /** Was a member. */
        REMOVED,
        /** Neither a member nor in the logs. */
        NEVER_SEEN
    }

    /**
     * Everything that is known of a person.
     *
     * @param refusals what failed about the person, unsolved ones first
     * @param requests the newest requests about the person
     * @param signIns the newest sign-ins
     * @param now when it was read
     */
    record Person(
            State state,
            Optional<UserView> member,
            Optional<Explained> access,
            List<FailingResource> refusals,
            List<SyncEntry> requests,
            List<SignInAttempt> signIns,
            Instant now) {}
}

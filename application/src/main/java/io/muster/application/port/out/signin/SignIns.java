package io.muster.application.port.out.signin;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInQuery;
import java.time.Instant;
import java.util.Optional;

/** The sign-ins of all organizations: those in progress, and the log of those that ended. */
public interface SignIns {
    void add(SignInAttempt attempt);

    Optional<SignInAttempt> find(OrganizationId organization, SignInId id);

    /** Changes a started sign-in to returned. Returns whether this call did: one does, on whichever node. */
    boolean claim(OrganizationId organization, SignInId id);

    /** Stores how a claimed sign-in ended. */
    void end(SignInAttempt attempt);

    /** Returns a page, newest first. Costs the same at any position, also of those that have a text. */
    Slice<SignInAttempt> search(OrganizationId organization, SignInQuery query);

    /** Counts refused sign-ins that started at the time or later, without tests: at most so many. */
    int refusedSince(OrganizationId organization, Instant since, int most);

    /** Deletes at most {@code limit} sign-ins that started before the time. Returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);

    /**
     * Deletes at most {@code limit} sign-ins that anybody can start without being anybody: those that nobody came back
     * from, and those for which the identity provider could not be asked. The newest {@code kept} of each kind stay,
     * and all that started at the time or later. Returns how many.
     */
    int purgeUnfinished(OrganizationId organization, Instant before, int kept, int limit);
}

package io.muster.application.port.in.signin;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInQuery;
import java.util.function.Consumer;

/** An admin reads the sign-in log of an organization. */
public interface ReadSignIns {
    /**
     * Returns a page, newest first. Costs the same at any position.
     *
     * @throws Problem NOT_FOUND
     */
    Slice<SignInAttempt> search(AdminCaller caller, OrganizationId organization, SignInQuery query);

    /** @throws Problem NOT_FOUND */
    SignInAttempt find(AdminCaller caller, OrganizationId organization, SignInId id);

    /**
     * Passes all sign-ins that match to the consumer, newest first, with a bounded number in memory.
     *
     * @throws Problem NOT_FOUND
     */
    void export(AdminCaller caller, OrganizationId organization, SignInQuery query, Consumer<SignInAttempt> each);
}

package io.muster.application.port.in.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.problem.Problem;

/** An operator, an organization's admin or an IT contact identifies itself. */
public interface AuthenticateAdmin {
    /**
     * Takes one query; records the use of the credential at most once a minute, and the visit of an IT contact in the
     * audit log.
     *
     * @param credential an API key, or the text of a contact link, as presented
     * @throws Problem UNAUTHENTICATED
     */
    AdminCaller authenticate(String credential);
}

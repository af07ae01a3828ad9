package io.muster.application.port.in.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.problem.Problem;

/** An operator or an organization's admin identifies itself. */
public interface AuthenticateAdmin {
    /**
     * Takes one query; records the use of the key at most once a minute.
     *
     * @param key the API key as presented
     * @throws Problem UNAUTHENTICATED
     */
    AdminCaller authenticate(String key);
}

package io.muster.idp.connection.saml;

import java.time.Instant;

/**
 * A request that a browser takes to the identity provider, and that its response has to answer.
 *
 * @param attempt the id of the attempt to sign in: RelayState, and after an underscore the ID of the request, because
 *     an xs:ID must not begin with a digit
 * @param fresh whether the person has to authenticate again (ForceAuthn)
 */
public record SamlRequest(String attempt, Instant issued, boolean fresh) {
    String id() {
        return "_" + attempt;
    }
}

package io.muster.application.port.in.token;

import io.muster.application.port.in.ScimCaller;
import io.muster.domain.organization.OrganizationId;
import java.util.Optional;

/** An identity provider shows its token. */
public interface AuthenticateScimClient {
    /**
     * Takes one query; notes the use of the token at most once a minute.
     *
     * @param organization the organization that the request addresses, as far as its path is an id at all
     * @param token the text presented
     * @param client what kind of identity provider the request looks like; kept with the token
     */
    Outcome authenticate(Optional<OrganizationId> organization, String token, String client);

    /** Whether the token opens the organization. */
    sealed interface Outcome {
        record Accepted(ScimCaller caller) implements Outcome {}

        /** The caller must learn nothing from it; the admin of the token's organization may. */
        record Refused(Optional<Attribution> attribution) implements Outcome {}
    }

    /** Whose token it was that was refused, and why. */
    record Attribution(OrganizationId organization, String tokenId, Reason reason) {
        /** Why a known token is refused. */
        public enum Reason {
            EXPIRED,
            REVOKED,
            WRONG_SECRET,
            WRONG_ORGANIZATION
        }
    }
}

package io.muster.application.port.in.token;

import io.muster.application.port.in.ScimCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.synclog.Remedy;
import java.util.Optional;

/** An identity provider identifies itself by its SCIM token. */
public interface AuthenticateScimClient {
    /**
     * Takes one query; records the use of the token at most once a minute.
     *
     * @param organization the organization in the path of the request; empty if the path contains no valid id
     * @param token the token as presented
     */
    Outcome authenticate(Optional<OrganizationId> organization, String token);

    /** The result of the authentication of a token. */
    sealed interface Outcome {
        record Accepted(ScimCaller caller) implements Outcome {}

        /** The attribution is for the sync log of the token's organization, never for the caller. */
        record Refused(Optional<Attribution> attribution) implements Outcome {}
    }

    /**
     * The organization of a refused token, and the reason.
     *
     * @param mode the organization's present mode: no token works, and none can be rotated, while that is not SCIM
     */
    record Attribution(OrganizationId organization, String tokenId, Reason reason, ProvisioningMode mode) {
        public Remedy remedy() {
            if (mode != ProvisioningMode.SCIM) {
                return Remedy.TURN_SCIM_ON;
            }
            return reason == Reason.WRONG_ORGANIZATION ? Remedy.COPY_ADDRESS : Remedy.COPY_TOKEN;
        }

        /** The reason why a known token is refused. */
        public enum Reason {
            EXPIRED,
            REVOKED,
            WRONG_SECRET,
            WRONG_ORGANIZATION
        }
    }
}

package io.muster.domain.connection;

import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The metadata of a SAML identity provider.
 *
 * @param entityId its issuer
 * @param ssoUrl the address of its single sign-on service with the binding HTTP-Redirect
 * @param certificates all certificates by which it may sign, in the order of the document
 * @param validUntil until when the document may be used, if it states that
 * @param wantsSignedRequests whether it refuses requests without a signature
 */
public record ProviderMetadata(
        String entityId,
        URI ssoUrl,
        List<IdpCertificate> certificates,
        Optional<Instant> validUntil,
        boolean wantsSignedRequests) {

    /**
     * Returns the settings with what is published now: certificates that vanished from the document are gone.
     *
     * @throws Problem INVALID_VALUE if the document describes another identity provider
     */
    public SamlSettings refresh(SamlSettings settings) {
        if (!settings.entityId().equals(entityId)) {
            throw Problem.invalidValue(
                    "The metadata describes " + Quoted.of(entityId) + " instead of " + Quoted.of(settings.entityId()));
        }
        return settings.republished(ssoUrl, certificates);
    }
}

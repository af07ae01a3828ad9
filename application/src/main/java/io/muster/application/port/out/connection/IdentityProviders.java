package io.muster.application.port.out.connection;

import io.muster.domain.connection.ClientSecret;
import io.muster.domain.connection.Finding;
import io.muster.domain.connection.ProviderSettings;
import io.muster.domain.connection.ServiceKeyPair;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SampleIdentity;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInRefused;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Talks to identity providers. A call may take seconds: never call it inside a unit of work. */
public interface IdentityProviders {
    /**
     * An identity provider with all that it takes to talk to it.
     *
     * @param keys of our SAML service provider, the signing one first; empty for OpenID Connect
     */
    record Registration(
            ProviderSettings settings,
            Optional<ClientSecret> secret,
            ServiceProviderValues serviceProvider,
            List<ServiceKeyPair> keys) {}

    /**
     * A sign-in as the protocol needs it.
     *
     * @param freshLogin whether the person has to authenticate again
     * @param loginHint the address that was entered
     */
    record Attempt(
            SignInId id, AttemptSecret secret, boolean freshLogin, Instant started, Optional<String> loginHint) {}

    /** Remembers which assertions of one connection were used. */
    @FunctionalInterface
    interface Replays {
        /**
         * Remembers the assertion until its end, in one step with the question.
         *
         * @param end after which no response with this assertion is accepted
         * @return whether it was not known before
         */
        boolean isFirstUse(String assertionId, Instant end);
    }

    /** Checks what can be checked without a person: discovery, keys, certificates, the form of the secret. */
    List<Finding> check(Registration registration);

    /**
     * Reads the metadata of a SAML identity provider.
     *
     * @throws Problem INVALID_VALUE in plain words if it cannot be read there
     */
    String metadata(URI url);

    /**
     * Returns the URL to which the browser goes.
     *
     * @throws SignInRefused if the provider cannot be asked
     */
    URI authenticationUrl(Registration registration, Attempt attempt);

    /**
     * Proves who came back. Asks for a replay last, so that a refused answer uses nothing up.
     *
     * @throws SignInRefused if the answer proves nothing
     */
    ProvenIdentity prove(Registration registration, Attempt attempt, ProviderAnswer answer, Replays replays);

    /**
     * Reads claims as {@link #prove} does once it has proven them. Asks nobody, and proves nothing.
     *
     * @throws SignInRefused if they identify nobody
     */
    SampleIdentity identify(ProviderSettings settings, SampleClaims sample);
}

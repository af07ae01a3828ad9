package io.muster.application.port.in.token;

import io.muster.domain.problem.Problem;

/** An operator's change of the secret key, at the start of a node. */
public interface ChangeSecretKey {
    /**
     * Checks that the configured key is the one that the database is used with, and records it if the database is used
     * with none yet, or with the configured second key.
     *
     * @return how many working SCIM tokens and API keys were not used since the key changed, and may need the second
     *     key
     * @throws Problem MODE_CONFLICT if the database is used with a key that is not configured
     */
    long check();

    /**
     * Seals the secrets of all webhooks with the current key, each in a unit of work of its own.
     *
     * @return how many webhooks had a secret that was sealed with the second key
     */
    long resealWebhooks();

    /**
     * Seals the secrets of all SSO connections, and the private keys of SAML service providers, with the current key,
     * each organization's in a unit of work of its own.
     *
     * @return how many organizations had one that was sealed with the second key
     */
    long resealConnections();
}

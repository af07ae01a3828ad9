package io.muster.domain.signin;

import io.muster.domain.directory.EmailAddress;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The person who signs in, as an identity provider proved it.
 *
 * @param subject the OIDC {@code sub} or the SAML NameID: unique and stable within one connection
 * @param email empty if none was sent, or none that is an address
 * @param authenticatedAt when the person last authenticated to the identity provider, if it states that
 * @param claims all claims or attributes by name, for the person who tests a connection
 */
public record ProvenIdentity(
        String subject,
        Optional<EmailAddress> email,
        EmailVerification emailVerification,
        Optional<String> userName,
        PersonNames names,
        GroupClaims groups,
        Optional<Instant> authenticatedAt,
        Map<String, List<String>> claims) {
    public ProvenIdentity {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /** Returns neither subject nor claims, which are personal data. */
    @Override
    public String toString() {
        return "ProvenIdentity[" + claims.keySet() + "]";
    }
}

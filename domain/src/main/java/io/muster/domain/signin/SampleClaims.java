package io.muster.domain.signin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Claims or attributes as an identity provider would send them. An admin entered them, and nobody has proven them.
 *
 * @param claims by name: those of an ID token, or the attributes of an assertion. A value is a text, a number, a
 *     boolean, a list or a map of these
 * @param nameId the identifier in an assertion
 * @param nameIdFormat the URI of its format (saml-core 8.3); empty stands for the unspecified one
 */
public record SampleClaims(Map<String, Object> claims, Optional<String> nameId, Optional<String> nameIdFormat) {
    public SampleClaims {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /** Returns the names only: the values are personal data. */
    @Override
    public String toString() {
        return "SampleClaims[" + claims.keySet() + "]";
    }
}

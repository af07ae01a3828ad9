package io.muster.domain.signin;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The identity that a sign-in with sample claims would prove.
 *
 * @param sources the names of the claims or attributes from which the parts were read; parts that are absent have none
 */
public record SampleIdentity(ProvenIdentity identity, Map<IdentityPart, String> sources) {
    public SampleIdentity {
        Map<IdentityPart, String> ordered = new EnumMap<>(IdentityPart.class);
        ordered.putAll(sources);
        sources = Collections.unmodifiableMap(ordered);
    }
}

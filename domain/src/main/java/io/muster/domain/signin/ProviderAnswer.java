package io.muster.domain.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An identity provider's answer by way of the browser. Contains secrets: it is neither logged nor stored. */
public sealed interface ProviderAnswer {
    /** Returns the id of the sign-in that the answer claims to belong to; empty if it names none. */
    Optional<SignInId> signIn();

    /** The parameters of an OpenID Connect redirect URI (RFC 6749 4.1.2), each with all its values. */
    record OidcCallback(Map<String, List<String>> parameters) implements ProviderAnswer {
        @Override
        public Optional<SignInId> signIn() {
            List<String> states = parameters.getOrDefault("state", List.of());
            return states.size() == 1 ? SignInId.parse(states.get(0)) : Optional.empty();
        }

        /** Returns a constant, so that no log contains the code. */
        @Override
        public String toString() {
            return "OidcCallback";
        }
    }

    /** A SAML response by HTTP-POST, in Base64 as it was sent (saml-bindings 3.5). */
    record SamlPost(Optional<String> relayState, String response) implements ProviderAnswer {
        @Override
        public Optional<SignInId> signIn() {
            return relayState.flatMap(SignInId::parse);
        }

        /** Returns a constant, so that no log contains the response. */
        @Override
        public String toString() {
            return "SamlPost";
        }
    }
}

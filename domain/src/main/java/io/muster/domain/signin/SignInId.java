package io.muster.domain.signin;

import io.muster.domain.text.Uuids;
import java.util.Optional;
import java.util.UUID;

/** The id of a sign-in: a version 7 UUID. It travels as the state of OAuth 2.0 or the RelayState of SAML. */
public record SignInId(UUID value) {
    /** Returns the id; empty for text that Muster did not send. */
    public static Optional<SignInId> parse(String text) {
        return Uuids.parse(text).map(SignInId::new).filter(id -> id.toString().equals(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

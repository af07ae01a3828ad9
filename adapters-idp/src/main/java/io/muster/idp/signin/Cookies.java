package io.muster.idp.signin;

import io.muster.domain.session.SessionCookie;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.SignInAttempt;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cookies of the sign-in surface. The prefix {@code __Host-} binds them to this host and to https. */
final class Cookies {
    static final String ATTEMPT = "__Host-muster-attempt";
    static final String SESSION = SessionCookie.NAME;

    private Cookies() {}

    /** Returns a cookie that is not restricted to this site: a SAML identity provider sends a cross-site POST. */
    static NewCookie attempt(AttemptSecret secret) {
        return cookie(ATTEMPT, secret.text(), SameSite.NONE, (int) SignInAttempt.LIFE.toSeconds());
    }

    /** Ends with the browser at the latest; the server ends it earlier. */
    static NewCookie session(SessionCookie session) {
        return cookie(SESSION, session.text(), SameSite.LAX, NewCookie.DEFAULT_MAX_AGE);
    }

    static NewCookie noAttempt() {
        return cookie(ATTEMPT, "", SameSite.NONE, 0);
    }

    static Optional<AttemptSecret> attempt(@Nullable Cookie sent) {
        return Optional.ofNullable(sent).map(Cookie::getValue).flatMap(AttemptSecret::parse);
    }

    static Optional<SessionCookie> session(@Nullable Cookie sent) {
        return Optional.ofNullable(sent).map(Cookie::getValue).flatMap(SessionCookie::parse);
    }

    private static NewCookie cookie(String name, String value, SameSite sameSite, int maxAge) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(sameSite)
                .maxAge(maxAge)
                .build();
    }
}

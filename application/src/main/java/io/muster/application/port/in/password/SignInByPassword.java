package io.muster.application.port.in.password;

import io.muster.domain.problem.Problem;
import io.muster.domain.session.DeviceName;
import io.muster.domain.session.SessionCookie;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.token.LinkToken;
import java.time.Instant;
import java.util.Optional;

/** Break-glass owners sign in without the identity provider. */
public interface SignInByPassword {
    /** The content of the page of a link. */
    record OpenLink(String organization, String address, Instant endsAt) {}

    /**
     * Signs in. Empty for an unknown address, a member who has no password, a wrong password, and a right one while
     * tries have to wait: the answer and its time tell nobody which of these it was.
     *
     * @param device for the session that begins
     * @throws io.muster.domain.problem.Unavailable if too many passwords are compared now
     */
    Optional<SessionCookie> signIn(String address, String password, Browser browser, Optional<DeviceName> device);

    /** Looks a link up, without using it. Empty if it does not work. */
    Optional<OpenLink> open(LinkToken link);

    /**
     * Uses a link up: sets the password, ends all sessions of its owner, and signs in. Empty if the link does not work,
     * also if another browser has used it a moment ago.
     *
     * @param device for the session that begins
     * @throws Problem INVALID_VALUE if the password is refused; the link works still
     * @throws io.muster.domain.problem.Unavailable if too many passwords are hashed now
     */
    Optional<SessionCookie> use(LinkToken link, String password, Browser browser, Optional<DeviceName> device);
}

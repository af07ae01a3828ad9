package io.muster.application.port.in.signin;

import io.muster.application.port.in.SignedInMember;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.DeviceName;
import io.muster.domain.session.SessionCookie;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.ProviderAnswer;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInRefused;
import io.muster.domain.signin.TestReport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person signs in through the identity provider of an organization. */
public interface SignIn {
    /**
     * A redirect of the browser.
     *
     * @param secret what it keeps meanwhile, and brings back
     */
    record Redirect(URI url, AttemptSecret secret) {}

    /** The result of a sign-in. */
    sealed interface Result {
        /** The person has a session now. */
        record SignedIn(SessionCookie cookie, UserId member, Optional<String> target) implements Result {}

        /**
         * The test of a draft was passed.
         *
         * @param claims with their values, which are kept nowhere: only the tester sees them; empty for an IT contact
         */
        record TestPassed(TestReport report, Map<String, List<String>> claims) implements Result {}

        /**
         * The answer was one to no request: the browser starts a sign-in of our own instead.
         *
         * @param target the path of this server that was asked for
         */
        record Restarts(Optional<String> target) implements Result {}

        /**
         * Nothing was changed.
         *
         * @param detail for the tester of a draft only, who always has one
         * @param requestId the one by which the log of sign-ins has the refusal; empty if it is not logged
         * @param target the path of this server that was asked for, if this browser has asked for it
         */
        record Refused(SignInCode code, Optional<String> detail, Optional<String> requestId, Optional<String> target)
                implements Result {}
    }

    /**
     * Starts at an organization.
     *
     * @param target the path of this server to which the browser goes in the end; none if it is a page of another
     *     organization
     * @param loginHint an address that the identity provider may fill in
     * @throws SignInRefused if the organization has no active connection, or the provider cannot be asked
     */
    Redirect start(OrganizationId organization, Optional<String> target, Optional<String> loginHint, Browser browser);

    /**
     * Starts with an e-mail address: its domain leads to the organization.
     *
     * @throws SignInRefused also if no organization has verified the domain
     */
    Redirect start(String address, Optional<String> target, Browser browser);

    /**
     * Starts for a member who has a session, and has to authenticate again at the identity provider.
     *
     * @throws SignInRefused if the organization has no active connection, or the provider cannot be asked
     */
    Redirect startAgain(SignedInMember member, Optional<String> target, Browser browser);

    /**
     * Opens a test that an admin has made ready.
     *
     * @throws SignInRefused if it is unknown, ended or too old, or if the admin's credential has ended
     */
    Redirect openTest(OrganizationId organization, SignInId test, AttemptSecret secret);

    /**
     * Ends a sign-in with what the browser brought back. Never refuses otherwise than by its result. A success ends the
     * session that the browser had before. An unsolicited SAML response proves nothing; the browser starts a sign-in,
     * unless one goes on in it.
     *
     * @param device for the session that begins
     */
    Result complete(
            OrganizationId organization,
            ProviderAnswer answer,
            Optional<AttemptSecret> secret,
            Browser browser,
            Optional<DeviceName> device);
}

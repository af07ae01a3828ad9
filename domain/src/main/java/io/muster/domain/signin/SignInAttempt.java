package io.muster.domain.signin;

import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.problem.Quoted;
import io.muster.domain.session.Credential;
import io.muster.domain.session.SessionReference;
import io.muster.domain.token.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sign-in from its start to its end: one line of the sign-in log.
 *
 * @param secret the hash of the browser's secret
 * @param target the path to which the browser goes in the end
 */
public record SignInAttempt(
        OrganizationId organization,
        SignInId id,
        BeganWith beganWith,
        Kind kind,
        SecretDigest secret,
        Optional<String> target,
        Instant started,
        Course course,
        Browser browser) {

    /** The version of the connection that the sign-in began with. */
    public record BeganWith(ConnectionId connection, long version, SsoProtocol protocol) {}

    /**
     * The purpose of a sign-in.
     *
     * @param test true for a test of a draft, which creates, links and changes nothing
     * @param freshLogin whether the person has to authenticate again, even if the identity provider has a session
     * @param tester the credential with which a test was started; a test without one has no result any more
     */
    public record Kind(boolean test, boolean freshLogin, Optional<Credential> tester) {
        public Kind {
            if (tester.isPresent() && !test) {
                throw new IllegalArgumentException("only a test has a tester");
            }
        }
    }

    /**
     * The browser at the start.
     *
     * @param requestId for the log
     * @param address for the log
     * @param session the one that it had, which ends when the person has signed in; present even if it has ended, and
     *     empty once the sign-in has succeeded or was refused
     */
    public record Browser(String requestId, String address, Optional<SessionReference> session) {
        private Browser withoutSession() {
            return new Browser(requestId, address, Optional.empty());
        }
    }

    /**
     * The progress of a sign-in.
     *
     * @param address the e-mail address as the identity provider sent it, or as it was entered
     * @param member who signed in, or was found
     */
    public record Course(
            State state,
            Optional<Instant> ended,
            Optional<UserId> member,
            Optional<String> address,
            Optional<Refusal> refusal,
            Optional<TestReport> report) {

        public Course {
            boolean over = state == State.SUCCEEDED || state == State.REFUSED;
            if (over != ended.isPresent() || (state == State.REFUSED) != refusal.isPresent()) {
                throw new IllegalArgumentException("a sign-in that is over has an end, and a refused one its refusal");
            }
            if (report.isPresent() && state != State.SUCCEEDED) {
                throw new IllegalArgumentException("only a sign-in that succeeded has a report");
            }
        }
    }

    private static final Pattern PAGE_OF_ORGANIZATION = Pattern.compile("/console/organizations/([^/?#]+)");

    /** The time within which a sign-in has to end. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** The sign-ins of an organization that are kept of each kind that anybody can start without end. */
    public static final int MAX_FRUITLESS = 10_000;

    /** Reasons why an identity provider could not be asked: anybody who starts a sign-in can cause them. */
    public static final List<SignInCode> NOT_ASKED =
            List.of(SignInCode.PROVIDER_BUSY, SignInCode.OIDC_PROVIDER_UNREACHABLE);

    /** The progress of a sign-in. */
    public enum State {
        /** The browser went to the identity provider. */
        STARTED,
        /** The browser came back. The answer of the identity provider is being judged, which happens once. */
        RETURNED,
        SUCCEEDED,
        REFUSED
    }

    /** The outcome that the log shows for a state. */
    public enum Outcome {
        STARTED,
        SUCCEEDED,
        REFUSED,
        /** Nothing came of it within {@link #LIFE}. */
        ABANDONED
    }

    /** The refusal of a sign-in. */
    public record Refusal(SignInCode code, String detail) {}

    /** Returns a sign-in that starts now. */
    public static SignInAttempt started(
            OrganizationId organization,
            SignInId id,
            ConnectionVersion version,
            AttemptSecret secret,
            Instant now,
            Browser browser) {
        return new SignInAttempt(
                organization,
                id,
                new BeganWith(version.id(), version.number(), version.settings().protocol()),
                new Kind(false, false, Optional.empty()),
                secret.digest(),
                Optional.empty(),
                now,
                started(Optional.empty()),
                browser);
    }

    private static Course started(Optional<String> address) {
        return new Course(
                State.STARTED, Optional.empty(), Optional.empty(), address, Optional.empty(), Optional.empty());
    }

    /**
     * Returns this sign-in, just started, with what was asked for.
     *
     * @param wanted the path to which the browser goes in the end; dropped if it is not of this server, or is a page of
     *     another organization, which must not become known to this one
     * @param hint an address that was entered
     */
    public SignInAttempt requested(Optional<String> wanted, Optional<String> hint) {
        Optional<String> own = ownPath(wanted).filter(path -> !isOfOtherOrganization(path));
        return new SignInAttempt(organization, id, beganWith, kind, secret, own, started, started(hint), browser);
    }

    private boolean isOfOtherOrganization(String path) {
        Matcher page = PAGE_OF_ORGANIZATION.matcher(path);
        return page.lookingAt() && !page.group(1).equalsIgnoreCase(organization.toString());
    }

    /** Returns this sign-in as a test of a draft, which somebody starts with this credential. */
    public SignInAttempt asTest(Credential tester) {
        return as(new Kind(true, freshLogin(), Optional.of(tester)));
    }

    /** Returns this sign-in as one in which the person has to authenticate again. */
    public SignInAttempt asFreshLogin() {
        return as(new Kind(test(), true, tester()));
    }

    private SignInAttempt as(Kind other) {
        return new SignInAttempt(organization, id, beganWith, other, secret, target, started, course, browser);
    }

    /** Returns this sign-in after a member signed in, or passed the test. */
    public SignInAttempt succeeded(
            Instant now, Optional<UserId> who, Optional<String> sent, Optional<TestReport> found) {
        return over(new Course(State.SUCCEEDED, Optional.of(now), who, quoted(sent), Optional.empty(), found));
    }

    /** Returns this sign-in after a refusal. */
    public SignInAttempt refused(Instant now, SignInRefused refused, Optional<String> sent) {
        return over(new Course(
                State.REFUSED,
                Optional.of(now),
                member(),
                quoted(sent),
                Optional.of(new Refusal(refused.code(), Quoted.of(refused.detail()))),
                Optional.empty()));
    }

    private Optional<String> quoted(Optional<String> sent) {
        return sent.or(this::address).map(Quoted::of);
    }

    /** Nothing needs the former session any more. */
    private SignInAttempt over(Course end) {
        return new SignInAttempt(
                organization, id, beganWith, kind, secret, target, started, end, browser.withoutSession());
    }

    public ConnectionId connection() {
        return beganWith.connection();
    }

    public long version() {
        return beganWith.version();
    }

    public boolean test() {
        return kind.test();
    }

    public Optional<Credential> tester() {
        return kind.tester();
    }

    public boolean freshLogin() {
        return kind.freshLogin();
    }

    public State state() {
        return course.state();
    }

    public Optional<UserId> member() {
        return course.member();
    }

    public Optional<String> address() {
        return course.address();
    }

    public Optional<Refusal> refusal() {
        return course.refusal();
    }

    public Optional<TestReport> report() {
        return course.report();
    }

    /** Returns the size, roughly. */
    public long bytes() {
        return 768L
                + address().map(String::length).orElse(0)
                + refusal().map(why -> why.detail().length()).orElse(0)
                + report().map(TestReport::bytes).orElse(0L);
    }

    public boolean isOpenAt(Instant now) {
        return state() == State.STARTED && now.isBefore(started.plus(LIFE));
    }

    public Outcome outcomeAt(Instant now) {
        return switch (state()) {
            case SUCCEEDED -> Outcome.SUCCEEDED;
            case REFUSED -> Outcome.REFUSED;
            case STARTED, RETURNED -> now.isBefore(started.plus(LIFE)) ? Outcome.STARTED : Outcome.ABANDONED;
        };
    }

    /** Returns the path to go to; only paths of this server are accepted, so that nobody is sent elsewhere. */
    public static Optional<String> ownPath(Optional<String> target) {
        return target.filter(path -> path.length() <= 1_000 && path.matches("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*"));
    }
}

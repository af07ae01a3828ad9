package io.muster.application.service.signin;

import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.Connections;
import io.muster.application.port.out.connection.IdentityProviders.Attempt;
import io.muster.application.port.out.connection.UsedAssertions;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.signin.SignIns;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.connection.ProviderRequests;
import io.muster.application.service.session.FormerSessions;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Quoted;
import io.muster.domain.session.DeviceName;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer;
import io.muster.domain.signin.ProviderAnswer.SamlPost;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInRefused;
import java.util.Optional;

/**
 * Carries a sign-in from its start to a session. The identity provider is asked between units of work; the last one
 * decides by what is true then.
 */
final class SigningIn implements SignIn {
    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final Connections connections;
    private final SignIns signIns;
    private final UsedAssertions usedAssertions;
    private final ProviderRequests requests;
    private final MemberSignIn members;
    private final FormerSessions formerSessions;
    private final Testers testers;
    private final Environment environment;

    SigningIn(
            Ports ports,
            ProviderRequests requests,
            MemberSignIn members,
            AuditTrail auditTrail,
            Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.connections = ports.connections();
        this.signIns = ports.signIns();
        this.usedAssertions = ports.usedAssertions();
        this.requests = requests;
        this.members = members;
        this.formerSessions = new FormerSessions(ports, environment);
        this.testers = new Testers(auditTrail);
        this.environment = environment;
    }

    @Override
    public Redirect start(String address, Optional<String> target, Browser browser) {
        EmailAddress email = EmailAddress.parse(address)
                .orElseThrow(() -> new SignInRefused(SignInCode.ADDRESS_UNKNOWN, Quoted.of(address)));
        OrganizationId organization = unitOfWork
                .read(() -> organizations.ownerOf(email.domain()))
                .orElseThrow(() -> new SignInRefused(SignInCode.ADDRESS_UNKNOWN, Quoted.of(address)));
        return start(organization, target, Optional.of(email.value()), browser);
    }

    @Override
    public Redirect start(
            OrganizationId organization, Optional<String> target, Optional<String> loginHint, Browser browser) {
        return start(organization, target, loginHint, false, browser);
    }

    private Redirect start(
            OrganizationId organization,
            Optional<String> target,
            Optional<String> loginHint,
            boolean fresh,
            Browser browser) {
        AttemptSecret secret = AttemptSecret.of(environment.secrets().random(AttemptSecret.BYTES));
        Known known = unitOfWork.write(() -> {
            ConnectionVersion version =
                    active(organization).orElseThrow(() -> new SignInRefused(SignInCode.CONNECTION_MISSING, ""));
            SignInAttempt started = SignInAttempt.started(
                            organization,
                            new SignInId(environment.ids().next()),
                            version,
                            secret,
                            environment.now(),
                            browser)
                    .requested(target, loginHint.map(Quoted::of));
            SignInAttempt attempt = fresh ? started.asFreshLogin() : started;
            signIns.add(attempt);
            return new Known(attempt, Optional.of(version));
        });
        return redirect(known, secret);
    }

    @Override
    public Redirect startAgain(SignedInMember member, Optional<String> target, Browser browser) {
        return start(member.session().organization(), target, Optional.of(member.userName()), true, browser);
    }

    @Override
    public Redirect openTest(OrganizationId organization, SignInId test, AttemptSecret secret) {
        Known known = unitOfWork.write(() -> {
            Known open = open(organization, Optional.of(test), Optional.of(secret));
            testers.requireWorking(open.attempt());
            return open;
        });
        return redirect(known, secret);
    }

    private Redirect redirect(Known known, AttemptSecret secret) {
        ConnectionVersion version = known.present();
        SignInAttempt attempt = known.attempt();
        try {
            return new Redirect(
                    requests.authenticationUrl(attempt.organization(), version, attempt(attempt, secret)), secret);
        } catch (SignInRefused refused) {
            unitOfWork.run(() -> signIns.end(attempt.refused(environment.now(), refused, Optional.empty())));
            throw refused;
        }
    }

    @Override
    public Result complete(
            OrganizationId organization,
            ProviderAnswer answer,
            Optional<AttemptSecret> secret,
            Browser browser,
            Optional<DeviceName> device) {
        if (requests.isUnsolicited(answer)) {
            return restarts(((SamlPost) answer).relayState(), secret);
        }
        Known claimed;
        try {
            claimed = unitOfWork.write(() -> claimed(organization, answer.signIn(), secret));
        } catch (SignInRefused refused) {
            // nothing is logged: the sender has not proven that it started this sign-in
            return notLogged(refused.code(), target(organization, answer.signIn(), secret));
        }
        SignInAttempt attempt = claimed.attempt();
        Optional<String> address = Optional.empty();
        try {
            ConnectionVersion version = claimed.present();
            ProvenIdentity identity = requests.prove(
                    organization,
                    version,
                    attempt(attempt, secret.orElseThrow()),
                    answer,
                    (assertion, end) -> unitOfWork.write(
                            () -> usedAssertions.add(organization, attempt.connection(), assertion, end)));
            address = identity.email().map(EmailAddress::value);
            if (attempt.test()) {
                return members.test(attempt, identity);
            }
            Result signedIn = members.enter(attempt, identity, browser, device);
            formerSessions.endInOtherOrganizations(organization, attempt.browser(), browser);
            return signedIn;
        } catch (SignInRefused refused) {
            return refused(attempt, refused, address);
        }
    }

    /** A provider that answers each of our requests by an unsolicited response would lead the browser in a circle. */
    private static Result restarts(Optional<String> target, Optional<AttemptSecret> secret) {
        Optional<String> own = SignInAttempt.ownPath(target);
        return secret.isPresent() ? notLogged(SignInCode.SAML_UNSOLICITED, own) : new Result.Restarts(own);
    }

    private Result refused(SignInAttempt attempt, SignInRefused refused, Optional<String> address) {
        SignInRefused told = unitOfWork.write(() -> {
            SignInRefused reason = testers.told(attempt, refused);
            signIns.end(attempt.refused(environment.now(), reason, address));
            return reason;
        });
        return new Result.Refused(
                told.code(),
                attempt.test() ? Optional.of(told.detail()) : Optional.empty(),
                Optional.of(attempt.browser().requestId()),
                attempt.target());
    }

    private static Result notLogged(SignInCode code, Optional<String> target) {
        return new Result.Refused(code, Optional.empty(), Optional.empty(), target);
    }

    /** Finds what this browser asked for with a sign-in that does not go on. */
    private Optional<String> target(
            OrganizationId organization, Optional<SignInId> id, Optional<AttemptSecret> secret) {
        if (secret.isEmpty()) {
            // a browser that proves nothing costs no other read
            return Optional.empty();
        }
        return unitOfWork
                .read(() -> id.flatMap(known -> signIns.find(organization, known)))
                .filter(attempt -> isOfThisBrowser(attempt, secret))
                .flatMap(SignInAttempt::target);
    }

    private static boolean isOfThisBrowser(SignInAttempt attempt, Optional<AttemptSecret> secret) {
        return secret.filter(brought -> brought.digest().equals(attempt.secret()))
                .isPresent();
    }

    /**
     * A sign-in that goes on.
     *
     * @param version the one that it began with; empty if it is no longer what it was
     */
    private record Known(SignInAttempt attempt, Optional<ConnectionVersion> version) {
        ConnectionVersion present() {
            return version.orElseThrow(() -> new SignInRefused(SignInCode.CONNECTION_CHANGED, ""));
        }
    }

    /** Finds a sign-in that goes on in this browser, and claims it: its answer is judged once. */
    private Known claimed(OrganizationId organization, Optional<SignInId> id, Optional<AttemptSecret> secret) {
        Known found = open(organization, id, secret);
        if (!signIns.claim(organization, found.attempt().id())) {
            throw new SignInRefused(SignInCode.ATTEMPT_ENDED, "");
        }
        return found;
    }

    /** Finds a sign-in that goes on in this browser. */
    private Known open(OrganizationId organization, Optional<SignInId> id, Optional<AttemptSecret> secret) {
        SignInAttempt attempt = id.flatMap(known -> signIns.find(organization, known))
                .orElseThrow(() -> new SignInRefused(SignInCode.ATTEMPT_UNKNOWN, ""));
        if (!isOfThisBrowser(attempt, secret)) {
            throw new SignInRefused(SignInCode.ATTEMPT_IN_ANOTHER_BROWSER, "");
        }
        if (attempt.state() != SignInAttempt.State.STARTED) {
            throw new SignInRefused(SignInCode.ATTEMPT_ENDED, "");
        }
        if (!attempt.isOpenAt(environment.now())) {
            throw new SignInRefused(SignInCode.ATTEMPT_EXPIRED, "");
        }
        Optional<ConnectionVersion> version =
                attempt.test() ? connections.of(organization).draft() : active(organization);
        return new Known(attempt, version.filter(present -> present.number() == attempt.version()));
    }

    private Optional<ConnectionVersion> active(OrganizationId id) {
        return organizations.find(id).flatMap(organization -> connections.of(id).activeIn(organization));
    }

    private static Attempt attempt(SignInAttempt attempt, AttemptSecret secret) {
        return new Attempt(attempt.id(), secret, attempt.freshLogin(), attempt.started(), attempt.address());
    }
}

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
import io.muster.application.service.connection.ProviderRequests;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Quoted;
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
    private final Environment environment;

    SigningIn(Ports ports, ProviderRequests requests, MemberSignIn members, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.connections = ports.connections();
        this.signIns = ports.signIns();
        this.usedAssertions = ports.usedAssertions();
        this.requests = requests;
        this.members = members;
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
        ConnectionVersion version = unitOfWork.read(() -> active(organization));
        AttemptSecret secret = AttemptSecret.of(environment.secrets().random(AttemptSecret.BYTES));
        SignInAttempt started = SignInAttempt.started(
                        organization,
                        new SignInId(environment.ids().next()),
                        version,
                        secret,
                        environment.now(),
                        browser)
                .requested(SignInAttempt.ownPath(target), loginHint.map(Quoted::of));
        SignInAttempt attempt = fresh ? started.asFreshLogin() : started;
        unitOfWork.run(() -> signIns.add(attempt));
        return redirect(attempt, version, secret);
    }

    @Override
    public Redirect startAgain(SignedInMember member, Optional<String> target, Browser browser) {
        return start(member.session().organization(), target, Optional.of(member.userName()), true, browser);
    }

    @Override
    public Redirect openTest(OrganizationId organization, SignInId test, AttemptSecret secret) {
        SignInAttempt attempt = open(organization, Optional.of(test), Optional.of(secret));
        return redirect(attempt, unitOfWork.read(() -> version(attempt)), secret);
    }

    private Redirect redirect(SignInAttempt attempt, ConnectionVersion version, AttemptSecret secret) {
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
            OrganizationId organization, ProviderAnswer answer, Optional<AttemptSecret> secret, Browser browser) {
        if (requests.isUnsolicited(answer)) {
            return restarted(organization, ((SamlPost) answer).relayState(), secret, browser);
        }
        SignInAttempt attempt;
        try {
            attempt = open(organization, answer.signIn(), secret);
        } catch (SignInRefused refused) {
            // nothing is logged: the sender has not proven that it started this sign-in
            return notLogged(refused.code());
        }
        if (!unitOfWork.write(() -> signIns.claim(organization, attempt.id()))) {
            return notLogged(SignInCode.ATTEMPT_ENDED);
        }
        Optional<String> address = Optional.empty();
        try {
            ConnectionVersion version = unitOfWork.read(() -> version(attempt));
            ProvenIdentity identity = requests.prove(
                    organization,
                    version,
                    attempt(attempt, secret.orElseThrow()),
                    answer,
                    (assertion, end) -> unitOfWork.write(
                            () -> usedAssertions.add(organization, attempt.connection(), assertion, end)));
            address = identity.email().map(EmailAddress::value);
            return attempt.test() ? members.test(attempt, version, identity) : members.enter(attempt, identity);
        } catch (SignInRefused refused) {
            return refused(attempt, refused, address);
        }
    }

    /** A provider that answers each of our requests by an unsolicited response would lead the browser in a circle. */
    private Result restarted(
            OrganizationId organization, Optional<String> target, Optional<AttemptSecret> secret, Browser browser) {
        if (secret.isPresent()) {
            return notLogged(SignInCode.SAML_UNSOLICITED);
        }
        try {
            return new Result.Restarted(start(organization, target, Optional.empty(), browser));
        } catch (SignInRefused refused) {
            return notLogged(refused.code());
        }
    }

    private Result refused(SignInAttempt attempt, SignInRefused refused, Optional<String> address) {
        unitOfWork.run(() -> signIns.end(attempt.refused(environment.now(), refused, address)));
        return new Result.Refused(
                refused.code(),
                attempt.test() ? Optional.of(refused.detail()) : Optional.empty(),
                Optional.of(attempt.browser().requestId()));
    }

    private static Result notLogged(SignInCode code) {
        return new Result.Refused(code, Optional.empty(), Optional.empty());
    }

    /** Finds a sign-in that goes on in this browser. */
    private SignInAttempt open(OrganizationId organization, Optional<SignInId> id, Optional<AttemptSecret> secret) {
        SignInAttempt attempt = id.flatMap(known -> unitOfWork.read(() -> signIns.find(organization, known)))
                .orElseThrow(() -> new SignInRefused(SignInCode.ATTEMPT_UNKNOWN, ""));
        if (secret.filter(brought -> brought.digest().equals(attempt.secret())).isEmpty()) {
            throw new SignInRefused(SignInCode.ATTEMPT_IN_ANOTHER_BROWSER, "");
        }
        if (attempt.state() != SignInAttempt.State.STARTED) {
            throw new SignInRefused(SignInCode.ATTEMPT_ENDED, "");
        }
        if (!attempt.isOpenAt(environment.now())) {
            throw new SignInRefused(SignInCode.ATTEMPT_EXPIRED, "");
        }
        return attempt;
    }

    private ConnectionVersion active(OrganizationId id) {
        return organizations
                .find(id)
                .flatMap(organization -> connections.of(id).activeIn(organization))
                .orElseThrow(() -> new SignInRefused(SignInCode.CONNECTION_MISSING, ""));
    }

    /** Returns the version that the sign-in began with, if it still is what it was. */
    private ConnectionVersion version(SignInAttempt attempt) {
        Optional<ConnectionVersion> version = attempt.test()
                ? connections.of(attempt.organization()).draft()
                : Optional.of(active(attempt.organization()));
        return version.filter(present -> present.number() == attempt.version())
                .orElseThrow(() -> new SignInRefused(SignInCode.CONNECTION_CHANGED, ""));
    }

    private static Attempt attempt(SignInAttempt attempt, AttemptSecret secret) {
        return new Attempt(attempt.id(), secret, attempt.freshLogin(), attempt.started(), attempt.address());
    }
}

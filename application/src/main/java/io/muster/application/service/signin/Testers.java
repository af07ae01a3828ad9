package io.muster.application.service.signin;

import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;

/** Keeps the results of tests from testers whose credential has ended meanwhile. Does nothing for other sign-ins. */
final class Testers {
    private final AuditTrail auditTrail;

    Testers(AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
    }

    /**
     * Proves the credential with which a test was started. Call it as the last step of a unit of work, as
     * {@link AuditTrail} asks for.
     *
     * @throws SignInRefused TESTER_GONE if it has ended; otherwise, it works until the unit of work ends
     */
    void requireWorking(SignInAttempt attempt) {
        if (!attempt.test()) {
            return;
        }
        try {
            auditTrail.prove(attempt.tester().orElseThrow(Testers::gone));
        } catch (Problem ended) {
            throw gone();
        }
    }

    /** Returns the refusal to tell: the given one, unless {@link #requireWorking} refuses. */
    SignInRefused told(SignInAttempt attempt, SignInRefused refused) {
        try {
            requireWorking(attempt);
            return refused;
        } catch (SignInRefused gone) {
            return gone;
        }
    }

    private static SignInRefused gone() {
        return new SignInRefused(SignInCode.TESTER_GONE, "");
    }
}

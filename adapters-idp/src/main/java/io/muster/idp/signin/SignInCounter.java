package io.muster.idp.signin;

import io.muster.application.port.in.signin.SignIn.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.NullUnmarked;

/** Counts how sign-ins end. All tags are from short lists, so that nobody can create series without limit. */
@ApplicationScoped
@NullUnmarked // the container fills the field
public class SignInCounter {
    @Inject
    private MetricRegistry metrics;

    void count(String protocol, Result result) {
        count(protocol, outcome(result));
    }

    void countPassword(boolean right) {
        count("PASSWORD", right ? "SIGNED_IN" : "WRONG_PASSWORD");
    }

    private void count(String protocol, String outcome) {
        metrics.counter("muster_sign_ins", new Tag("protocol", protocol), new Tag("outcome", outcome))
                .inc();
    }

    /** Returns the code of a refusal, or what came of the sign-in. */
    private static String outcome(Result result) {
        if (result instanceof Result.Refused refused) {
            return refused.code().name();
        }
        if (result instanceof Result.TestPassed) {
            return "TEST_PASSED";
        }
        return result instanceof Result.SignedIn ? "SIGNED_IN" : "RESTARTED";
    }
}

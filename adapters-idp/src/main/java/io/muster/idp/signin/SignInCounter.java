package io.muster.idp.signin;

import io.muster.application.port.in.signin.SignIn.Arrival;
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

    void count(String protocol, Arrival arrival) {
        count(protocol, outcome(arrival));
    }

    void countPassword(boolean right) {
        count("PASSWORD", right ? "SIGNED_IN" : "WRONG_PASSWORD");
    }

    private void count(String protocol, String outcome) {
        metrics.counter("muster_sign_ins", new Tag("protocol", protocol), new Tag("outcome", outcome))
                .inc();
    }

    /** Returns the code of a refusal, or what came of the sign-in. */
    private static String outcome(Arrival arrival) {
        if (arrival instanceof Arrival.Refused refused) {
            return refused.code().name();
        }
        if (arrival instanceof Arrival.TestPassed) {
            return "TEST_PASSED";
        }
        return arrival instanceof Arrival.SignedIn ? "SIGNED_IN" : "RESTARTED";
    }
}

package io.muster.rest.http;

import io.muster.domain.signin.SignInAttempt.Browser;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.jspecify.annotations.NullUnmarked;

/** Offers the browser of the present request to the resources of the sign-in surface. */
@RequestScoped
@NullUnmarked // the container fills the fields
public class CurrentBrowser {
    @Inject
    private Exchange exchange;

    @Produces
    @Dependent
    public Browser browser() {
        return new Browser(exchange.trace().requestId(), exchange.address());
    }
}

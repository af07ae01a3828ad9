package io.muster.rest.http;

import io.muster.domain.session.DeviceName;
import io.muster.domain.session.SessionCookie;
import io.muster.domain.session.SessionReference;
import io.muster.domain.signin.SignInAttempt.Browser;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** Offers the browser of the present request to the resources of the sign-in surface. */
@RequestScoped
@NullUnmarked // the container fills the fields
public class CurrentBrowser {
    @Inject
    private Exchange exchange;

    @Inject
    private HttpServletRequest request;

    @Produces
    @Dependent
    public Browser browser() {
        return new Browser(exchange.trace().requestId(), exchange.address(), session());
    }

    /** Its name, for the session that a sign-in begins. */
    @Produces
    @Dependent
    public Optional<DeviceName> device() {
        // not from the trace, which cuts the header: some browsers name themselves at its end
        return Optional.ofNullable(request.getHeader("User-Agent")).flatMap(UserAgents::device);
    }

    private Optional<SessionReference> session() {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(SessionCookie.NAME))
                .flatMap(cookie -> SessionCookie.parse(cookie.getValue()).stream())
                .map(SessionCookie::reference)
                .findFirst();
    }
}

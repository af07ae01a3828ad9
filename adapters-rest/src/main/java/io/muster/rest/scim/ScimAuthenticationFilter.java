package io.muster.rest.scim;

import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.token.AuthenticateScimClient;
import io.muster.application.port.in.token.AuthenticateScimClient.Outcome;
import io.muster.rest.http.BearerToken;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.HttpRefusal;
import io.muster.rest.http.JsonType;
import io.muster.rest.http.KnownCallers;
import io.muster.rest.http.QuotaOwner;
import io.muster.rest.http.RequestBodies;
import io.muster.rest.http.ScimPath;
import io.muster.rest.http.Surface;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/**
 * Authenticates identity providers by their token, limits their rate, and checks the media types. Runs before a
 * resource is matched, so that a caller without a token learns nothing about paths.
 *
 * <p>A token that was looked up shortly before is presumed to work still: what reads or writes users and groups proves
 * it there. Every other answer, a failure above all, waits for the look-up.
 */
@Provider
@Singleton
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@NullUnmarked // the container fills the fields
public class ScimAuthenticationFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    /** Bounds how late the last use of a token is recorded. */
    private static final Duration PRESUMED = Duration.ofSeconds(30);

    private static final int FIRST_FAILURE = 400;
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Set<ScimPath.Resource> WITH_RESOURCES =
            Set.of(ScimPath.Resource.USERS, ScimPath.Resource.GROUPS);

    @Inject
    private Exchange current;

    @Inject
    private AuthenticateScimClient authentication;

    @Inject
    private ClientLimits limits;

    private final KnownCallers<Seen> callers = new KnownCallers<>();

    /** A caller, and when its token was looked up. */
    private record Seen(ScimCaller caller, Instant at) {}

    @Override
    public void filter(ContainerRequestContext request) {
        Exchange exchange = current.unproxied();
        if (exchange.surface() != Surface.SCIM) {
            return;
        }
        Optional<String> token = BearerToken.of(request);
        Optional<Seen> seen = token.flatMap(callers::find);
        Optional<QuotaOwner> charged = charge(exchange, seen.map(Seen::caller));
        exchange.authenticatesBy(() -> exchange.accept(authenticate(exchange, token)));
        seen.filter(known -> isPresumed(known, exchange))
                .map(Seen::caller)
                .ifPresentOrElse(exchange::presume, exchange::authenticate);
        exchange.requireReadableQuery();
        if (WITH_RESOURCES.contains(exchange.scimPath().resource()) && WITH_BODY.contains(request.getMethod())) {
            JsonType.require(request);
        }
        requireAcceptable(request);
        limits.authenticated(exchange, QuotaOwner.of(exchange.scimCaller()), charged);
        RequestBodies.bound(request, exchange, limits);
        limits.begin(exchange);
        if (WITH_RESOURCES.contains(exchange.scimPath().resource()) && WRITES.contains(request.getMethod())) {
            exchange.describedBy(() -> SentRequests.describe(request, exchange));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < FIRST_FAILURE) {
            current.confirm();
        }
    }

    private static boolean isPresumed(Seen known, Exchange exchange) {
        return WITH_RESOURCES.contains(exchange.scimPath().resource())
                && exchange.scimPath()
                        .organization()
                        .equals(Optional.of(known.caller().organization().id()))
                && exchange.trace().startedAt().isBefore(known.at().plus(PRESUMED));
    }

    /**
     * Checks the limit before the token is looked up. A refusal is logged as that of the caller who had this token
     * last.
     */
    private Optional<QuotaOwner> charge(Exchange exchange, Optional<ScimCaller> known) {
        Optional<QuotaOwner> owner = known.map(QuotaOwner::of);
        try {
            limits.beforeLookup(exchange, owner);
        } catch (HttpRefusal tooMany) {
            known.ifPresent(exchange::accept);
            throw tooMany;
        }
        return owner;
    }

    private ScimCaller authenticate(Exchange exchange, Optional<String> credential) {
        Outcome outcome = credential
                .map(token -> authentication.authenticate(exchange.scimPath().organization(), token))
                .orElse(new Outcome.Refused(Optional.empty()));
        if (outcome instanceof Outcome.Accepted accepted) {
            Seen seen = new Seen(accepted.caller(), exchange.trace().startedAt());
            credential.ifPresent(token -> callers.accepted(token, seen));
            return accepted.caller();
        }
        credential.ifPresent(this::presumeNoLonger);
        limits.authenticationFailed(exchange);
        ((Outcome.Refused) outcome).attribution().ifPresent(exchange::refuse);
        throw new HttpRefusal(401, "A valid bearer token is required");
    }

    private void presumeNoLonger(String token) {
        callers.find(token).ifPresent(seen -> callers.accepted(token, new Seen(seen.caller(), Instant.MIN)));
    }

    private static void requireAcceptable(ContainerRequestContext request) {
        List<MediaType> accepted;
        try {
            accepted = request.getAcceptableMediaTypes();
        } catch (RuntimeException malformed) {
            throw new HttpRefusal(406, "The Accept header can't be understood");
        }
        if (accepted.stream().noneMatch(ScimAuthenticationFilter::isJson)) {
            throw new HttpRefusal(406, "Answers are application/scim+json or application/json");
        }
        // from here on only one type is on offer
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    }

    private static boolean isJson(MediaType type) {
        return type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                || type.isCompatible(MediaType.valueOf(ScimResponses.MEDIA_TYPE));
    }
}

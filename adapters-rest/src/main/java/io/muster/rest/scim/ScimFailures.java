package io.muster.rest.scim;

import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.synclog.ReportFailures;
import io.muster.application.port.in.token.AuthenticateScimClient.Attribution;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.problem.Unavailable;
import io.muster.domain.synclog.Remedy;
import io.muster.domain.synclog.SentRequest;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.token.TokenUse;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.ScimPath;
import io.muster.rest.scim.json.ScimErrorJson;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** Translates failures into SCIM errors (RFC 7644 section 3.12), and enters them into the organization's sync log. */
@RequestScoped
@NullUnmarked // the container fills the fields
public class ScimFailures {
    private static final Logger LOGGER = Logger.getLogger(ScimFailures.class.getName());
    private static final int MAX_ID = 128;

    /** The statuses of refusals whose cause can go away without another request. */
    private static final Set<Integer> AGAIN = Set.of(400, 403, 404, 409, 412, 500);

    /** The caller is told no more than of any other token that is refused. */
    private static final String ENDED =
            "The token was accepted, but ended before the request was complete; nothing was changed";

    @Inject
    private Exchange exchange;

    @Inject
    private ReportFailures reports;

    @Inject
    private RefusalLog refusals;

    /** @param refusal decides type and remedy, together with the status */
    public ResponseBuilder answer(Throwable refusal, int status, String detail, String method) {
        if (exchange.reportOnce() && !isOutOfReach(refusal)) {
            report(refusal, status, detail, method);
        }
        return Response.status(status)
                .type(ScimResponses.MEDIA_TYPE)
                .entity(ScimErrorJson.write(status, type(refusal, status), detail)
                        .toString());
    }

    /** Returns whether the sync log cannot be reached either; to try would take another wait for a connection. */
    private static boolean isOutOfReach(Throwable refusal) {
        return refusal instanceof Unavailable outage && outage.reason() == Unavailable.Reason.NO_CONNECTION;
    }

    private static Optional<ScimType> type(Throwable refusal, int status) {
        if (refusal instanceof Problem problem) {
            return type(problem.code());
        }
        if (refusal instanceof ScimRefusal syntax) {
            return syntax.type();
        }
        return status == 400 ? Optional.of(ScimType.INVALID_SYNTAX) : Optional.empty();
    }

    private static Optional<ScimType> type(Problem.Code code) {
        return switch (code) {
            case DUPLICATE -> Optional.of(ScimType.UNIQUENESS);
            case INVALID_VALUE, DOMAIN_NOT_VERIFIED -> Optional.of(ScimType.INVALID_VALUE);
            case INVALID_CURSOR -> Optional.of(ScimType.INVALID_CURSOR);
            case NOT_FOUND,
                    STALE,
                    CONFLICT,
                    PROTECTED_MEMBER,
                    PROTECTED_IDENTITY,
                    MODE_CONFLICT,
                    CONFIRMATION_REQUIRED,
                    PRECONDITION_MISSING,
                    SSO_NOT_VERIFIED,
                    FORBIDDEN,
                    SIGN_IN_AGAIN,
                    UNAUTHENTICATED -> Optional.empty();
        };
    }

    private static Remedy remedy(Throwable refusal, int status) {
        if (refusal instanceof Problem problem) {
            return Remedy.of(problem.code());
        }
        return switch (status) {
            case 401 -> Remedy.COPY_TOKEN;
            case 404 -> Remedy.RESTART_PROVISIONING;
            case 408, 503 -> Remedy.AWAIT_RETRY;
            case 413, 429 -> Remedy.SEND_LESS;
            case 500 -> Remedy.CONTACT_SUPPORT;
            default -> Remedy.CHECK_ATTRIBUTE_MAPPINGS;
        };
    }

    /** Never fails: the caller gets the answer that is due even if the log can't be written. */
    private void report(Throwable refusal, int status, String detail, String method) {
        try {
            exchange.knownScimCaller()
                    .map(caller -> failure(caller, refusal, status, detail, method))
                    .or(() -> exchange.refusedToken().map(token -> failure(token, status)))
                    .flatMap(failure -> refusals.admit(failure, kind(status)))
                    .ifPresent(failure -> reports.failed(failure, sent(failure)));
        } catch (RuntimeException unreported) {
            LOGGER.log(Level.SEVERE, "A failed SCIM request could not be entered into the sync log", unreported);
        }
    }

    /** Returns the request if an admin may send it again: a write that was refused by what it asked for. */
    private Optional<SentRequest> sent(ReportFailures.Failure failure) {
        return failure.use() == TokenUse.IDENTITY_PROVIDER && AGAIN.contains(failure.httpStatus())
                ? exchange.sent()
                : Optional.empty();
    }

    /** Returns the kind of a refusal that cost the caller nothing; empty for every other failure. */
    private Optional<String> kind(int status) {
        return switch (status) {
            case 401 -> exchange.refusedToken().map(token -> token.reason().name());
            case 408, 429, 503 -> Optional.of(Integer.toString(status));
            default -> Optional.empty();
        };
    }

    private ReportFailures.Failure failure(
            ScimCaller caller, Throwable refusal, int status, String detail, String method) {
        SyncResource resource = resource(exchange.scimPath());
        ReportFailures.Failure failure = new ReportFailures.Failure(
                caller.organization().id(),
                action(method, refusal, resource.type()),
                resource,
                status,
                isProblem(refusal, Problem.Code.UNAUTHENTICATED) ? ENDED : detail,
                remedy(refusal, status),
                Optional.of(caller.tokenId()),
                exchange.trace());
        return failure.of(caller.use());
    }

    private ReportFailures.Failure failure(Attribution token, int status) {
        String cause =
                switch (token.reason()) {
                    case EXPIRED -> "The token was rotated, and the overlap in which the old one still worked is over";
                    case REVOKED -> "The token was revoked";
                    case WRONG_SECRET -> "The public id of the token is known, but its secret is wrong";
                    case WRONG_ORGANIZATION -> "The token was used at the address of another organization";
                };
        return new ReportFailures.Failure(
                token.organization(),
                SyncAction.AUTHENTICATE,
                SyncResource.of(SyncResource.Type.TOKEN, token.tokenId(), token.tokenId()),
                status,
                cause,
                token.remedy(),
                Optional.of(token.tokenId()),
                exchange.trace());
    }

    private SyncAction action(String method, Throwable refusal, SyncResource.Type resource) {
        return switch (method) {
            case "POST" -> exchange.scimPath().search() ? SyncAction.READ : SyncAction.CREATE;
            case "PUT", "PATCH" ->
                isProblem(refusal, Problem.Code.PROTECTED_MEMBER) && resource == SyncResource.Type.USER
                        ? SyncAction.DEACTIVATE
                        : SyncAction.UPDATE;
            case "DELETE" -> SyncAction.DELETE;
            default -> SyncAction.READ;
        };
    }

    private static boolean isProblem(Throwable refusal, Problem.Code code) {
        return refusal instanceof Problem problem && problem.code() == code;
    }

    private SyncResource resource(ScimPath path) {
        SyncResource.Type type = type(path.resource());
        Optional<String> id =
                type == SyncResource.Type.NONE ? Optional.empty() : path.id().map(text -> Quoted.of(text, MAX_ID));
        return new SyncResource(type, id, exchange.subject());
    }

    private static SyncResource.Type type(ScimPath.Resource resource) {
        return switch (resource) {
            case USERS -> SyncResource.Type.USER;
            case GROUPS -> SyncResource.Type.GROUP;
            case SERVICE_PROVIDER_CONFIG, RESOURCE_TYPES, SCHEMAS, BULK, ME, OTHER -> SyncResource.Type.NONE;
        };
    }
}

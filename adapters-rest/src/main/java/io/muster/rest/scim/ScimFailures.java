package io.muster.rest.scim;

import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.synclog.ReportFailures;
import io.muster.application.port.in.token.AuthenticateScimClient.Attribution;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncResource;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.ScimPath;
import io.muster.rest.scim.json.ScimErrorJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** Failures by SCIM: answered as the RFC says, and entered into the log of the organization that they concern. */
@RequestScoped
@NullUnmarked // the container fills the fields
public class ScimFailures {
    private static final Logger LOGGER = Logger.getLogger(ScimFailures.class.getName());
    private static final int MAX_ID = 128;

    @Inject
    private Exchange exchange;

    @Inject
    private ReportFailures reports;

    @Inject
    private RateLimits limits;

    public ResponseBuilder answer(int status, String detail, Optional<Problem.Code> code, String method) {
        if (exchange.reportOnce()) {
            report(status, detail, code, method);
        }
        // the types of RFC 7644 are for these two; elsewhere the code only chooses the remedy
        Optional<String> scimType =
                status == 400 || status == 409 ? code.flatMap(ScimFailures::scimType) : Optional.empty();
        return Response.status(status)
                .type(ScimResponses.MEDIA_TYPE)
                .entity(ScimErrorJson.write(status, scimType, detail).toString());
    }

    private static Optional<String> scimType(Problem.Code code) {
        return switch (code) {
            case DUPLICATE -> Optional.of("uniqueness");
            case INVALID_VALUE -> Optional.of("invalidValue");
            case INVALID_FILTER -> Optional.of("invalidFilter");
            case INVALID_PATH -> Optional.of("invalidPath");
            case INVALID_SYNTAX -> Optional.of("invalidSyntax");
            case INVALID_CURSOR -> Optional.of("invalidCursor");
            case INVALID_COUNT -> Optional.of("invalidCount");
            case NO_TARGET -> Optional.of("noTarget");
            case MUTABILITY -> Optional.of("mutability");
            case NOT_FOUND,
                    TOO_LARGE,
                    STALE,
                    CONFLICT,
                    PROTECTED_MEMBER,
                    MODE_CONFLICT,
                    CONFIRMATION_REQUIRED,
                    PRECONDITION_MISSING,
                    SSO_NOT_VERIFIED,
                    FORBIDDEN,
                    UNAUTHENTICATED -> Optional.empty();
        };
    }

    /** Whatever happens here, the caller gets the answer that is due. */
    private void report(int status, String detail, Optional<Problem.Code> code, String method) {
        try {
            exchange.knownScimCaller()
                    .map(caller -> failure(caller, status, detail, code, method))
                    .or(() -> exchange.refusedToken().map(token -> failure(token, status)))
                    .filter(failure -> isLogged(status, failure.organization()))
                    .ifPresent(reports::failed);
        } catch (RuntimeException unreported) {
            LOGGER.log(Level.SEVERE, "A failed SCIM request could not be entered into the sync log", unreported);
        }
    }

    /** Refusals at the door cost nothing, so that somebody could fill the log with them. */
    private boolean isLogged(int status, OrganizationId organization) {
        return (status != 401 && status != 429) || limits.mayLogRefusal(organization);
    }

    private ReportFailures.Failure failure(
            ScimCaller caller, int status, String detail, Optional<Problem.Code> code, String method) {
        return new ReportFailures.Failure(
                caller.organization().id(),
                action(method, code, exchange.scimPath()),
                resource(exchange.scimPath()),
                status,
                detail,
                code,
                Optional.of(caller.tokenId()),
                exchange.trace());
    }

    private ReportFailures.Failure failure(Attribution token, int status) {
        String cause =
                switch (token.reason()) {
                    case EXPIRED -> "The token was rotated, and the time in which the old one still worked is over";
                    case REVOKED -> "The token was revoked";
                    case WRONG_SECRET -> "The token has the right beginning but a wrong secret";
                    case WRONG_ORGANIZATION -> "The token was used at the address of another organization";
                };
        return new ReportFailures.Failure(
                token.organization(),
                SyncAction.AUTHENTICATE,
                SyncResource.of(SyncResource.Type.TOKEN, token.tokenId(), token.tokenId()),
                status,
                cause,
                Optional.of(Problem.Code.UNAUTHENTICATED),
                Optional.of(token.tokenId()),
                exchange.trace());
    }

    private static SyncAction action(String method, Optional<Problem.Code> code, ScimPath path) {
        return switch (method) {
            case "POST" -> path.search() ? SyncAction.READ : SyncAction.CREATE;
            case "PUT", "PATCH" ->
                code.equals(Optional.of(Problem.Code.PROTECTED_MEMBER))
                                && resource(path).type() == SyncResource.Type.USER
                        ? SyncAction.DEACTIVATE
                        : SyncAction.UPDATE;
            case "DELETE" -> SyncAction.DELETE;
            default -> SyncAction.READ;
        };
    }

    private static SyncResource resource(ScimPath path) {
        SyncResource.Type type = type(path.resource());
        Optional<String> id = type == SyncResource.Type.NONE
                ? Optional.empty()
                : path.id().map(text -> text.substring(0, Math.min(MAX_ID, text.length()))
                        .replace("\0", ""));
        return new SyncResource(type, id, Optional.empty());
    }

    private static SyncResource.Type type(ScimPath.Resource resource) {
        return switch (resource) {
            case USERS -> SyncResource.Type.USER;
            case GROUPS -> SyncResource.Type.GROUP;
            case SERVICE_PROVIDER_CONFIG, RESOURCE_TYPES, SCHEMAS, BULK, ME, OTHER -> SyncResource.Type.NONE;
        };
    }
}

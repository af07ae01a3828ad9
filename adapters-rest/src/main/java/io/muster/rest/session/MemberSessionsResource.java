package io.muster.rest.session;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.session.ManageSessions;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.DeviceName;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import io.muster.rest.admin.ForEveryRole;
import io.muster.rest.admin.Page;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The sessions of a member: for the member, whatever the role, and for Admins. */
@Path("organizations/{id}/members/{user}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Sessions")
@NullUnmarked // the container fills the fields
public class MemberSessionsResource {
    @Inject
    private ManageSessions sessions;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @PathParam("user")
    private UserId user;

    @Schema(description = "A session of a member that works.")
    public record MemberSessionView(
            UUID id,
            AuthenticationMethod method,

            @Schema(
                    description = "The browser and its operating system, as it named them at the sign-in; absent if"
                            + " they are not known.",
                    examples = "Firefox on Windows")
            Optional<String> device,

            @Schema(description = "When it began.") Instant signedInAt,

            @Schema(description = "To the minute.") Instant lastUsedAt,

            @Schema(description = "When it ends if it is not used until then.")
            Instant until,

            @Schema(description = "Whether the request came with this session.")
            boolean current) {
        static MemberSessionView of(Session session, Optional<SessionId> present) {
            return new MemberSessionView(
                    session.id().value(),
                    session.method(),
                    session.device().map(DeviceName::value),
                    session.created(),
                    session.lastSeen(),
                    session.until(),
                    present.equals(Optional.of(session.id())));
        }
    }

    @GET
    @ForEveryRole
    @Operation(
            operationId = "listSessions",
            summary = "List the sessions of a member",
            description = "The newest 100 that work. Those of others are for Admins.")
    public Page<MemberSessionView> list() {
        AdminCaller caller = exchange.adminCaller();
        Optional<SessionId> present = caller instanceof SignedInMember member
                ? Optional.of(member.session().id())
                : Optional.empty();
        return Page.whole(sessions.of(caller, id, user).stream()
                .map(session -> MemberSessionView.of(session, present))
                .toList());
    }

    @DELETE
    @ForEveryRole
    @Operation(
            operationId = "endSessions",
            summary = "End all sessions of a member",
            description = "That of the caller included. Those of others are for Admins.")
    @APIResponse(responseCode = "204", description = "Ended")
    public void endAll() {
        sessions.endAll(exchange.adminCaller(), id, user);
    }

    @DELETE
    @Path("{session}")
    @ForEveryRole
    @Operation(
            operationId = "endSession",
            summary = "End a session of a member",
            description = "Those of others are for Admins.")
    @APIResponse(responseCode = "204", description = "Ended")
    public void end(@PathParam("session") SessionId session) {
        sessions.end(exchange.adminCaller(), id, user, session);
    }
}

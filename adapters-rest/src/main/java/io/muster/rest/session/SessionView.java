package io.muster.rest.session;

import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.session.UseSession.Identity;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.Session;
import io.muster.rest.http.OwnPages;
import io.muster.rest.http.ProblemJson;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The session of this browser, and the header that it has to send. */
@Schema(description = "The session of this browser.")
public record SessionView(
        UUID id,
        SessionMemberView member,
        SessionOrganizationView organization,

        @Schema(description = "The role that applies now; absent if nothing gives one.")
        Optional<OrgRole> role,

        @Schema(description = "How the member signed in.") AuthenticationMethod method,

        @Schema(description = "When this session began.") Instant signedInAt,

        @Schema(
                description = "Until then the sign-in is recent enough for what asks to sign in again; absent if the"
                        + " identity provider did not say when the person authenticated.")
        Optional<Instant> freshUntil,

        @Schema(description = "When the session ends if it is not used until then.")
        Instant until,

        @Schema(description = "Where to sign in again.", examples = "/api/v1/login/again")
        String signInAgain,

        @Schema(
                description = "The header that a request with the session needs if it changes something.",
                examples = "X-Muster-Request")
        String requestHeader) {

    @Schema(description = "The member who is signed in.")
    public record SessionMemberView(
            UUID id,

            @Schema(examples = "ana@acme.example") String userName,

            @Schema(examples = "Ana Ruiz") Optional<String> displayName,

            @Schema(description = "The primary e-mail address.", examples = "ana@acme.example")
            Optional<String> email) {}

    @Schema(description = "The organization of the member.")
    public record SessionOrganizationView(
            UUID id, @Schema(examples = "Acme") String name) {}

    static SessionView of(SignedInMember caller, Identity identity) {
        Session session = caller.session();
        return new SessionView(
                session.id().value(),
                new SessionMemberView(
                        session.member().value(),
                        caller.userName(),
                        identity.member().flatMap(member -> member.profile().name()),
                        identity.member().flatMap(DirectoryUser::primaryEmail).map(EmailAddress::value)),
                new SessionOrganizationView(
                        identity.organization().id().value(),
                        identity.organization().name()),
                caller.role(),
                session.method(),
                session.created(),
                session.recentUntil(),
                session.until(),
                ProblemJson.SIGN_IN_AGAIN,
                OwnPages.REQUEST_HEADER);
    }
}

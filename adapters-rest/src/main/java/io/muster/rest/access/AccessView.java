package io.muster.rest.access;

import io.muster.application.port.in.access.ReadAccess.Explained;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.DirectoryUser.Deprovisioning;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The access of a member. */
@Schema(description = "What a member may do at the moment.")
public record AccessView(
        UUID user,
        @Schema(examples = "ana@acme.example") String userName,

        @Schema(description = "false if the member is shut out.")
        boolean active,

        @Schema(
                description =
                        "true: the member has to sign in through the SSO connection; refuse other ways. Break-glass"
                                + " owners are exempt.")
        boolean ssoRequired,

        @Schema(description = "Why the member is shut out, or is going to be; absent for everybody else.")
        Optional<DeprovisioningView> reason,

        @Schema(description = "Absent if nothing gives a role. Treat that as the least.")
        Optional<OrgRole> role,

        List<UUID> workspaces,

        @Schema(description = "Present if it was asked for.")
        Optional<ExplanationView> explanation) {

    /** The deprovisioning of a member. */
    public enum DeprovisioningKind {
        DEACTIVATED,
        DELETED
    }

    @Schema(description = "How a member was deprovisioned.")
    public record DeprovisioningView(
            DeprovisioningKind kind,
            Instant at,
            @Schema(examples = "SCIM") String by,

            @Schema(
                    description = "Finds the request in the sync log.",
                    examples = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17")
            Optional<String> requestId,

            @Schema(description = "The removal has no effect before, unless an admin approves it.")
            Optional<Instant> heldUntil,

            @Schema(
                    description = "All of this as a sentence.",
                    examples = "deactivated on 2026-11-25T12:00:00Z by SCIM, request 4711")
            String text) {}

    public static AccessView of(Explained explained, boolean withReasons) {
        EffectiveAccess access = explained.access();
        return new AccessView(
                explained.facts().user().value(),
                explained.facts().userName(),
                access.active(),
                explained.facts().ssoRequired().orElseThrow(),
                explained.facts().deprovisioning().map(left -> deprovisioning(left, explained.now())),
                access.role(),
                access.workspaces().stream().map(WorkspaceId::value).toList(),
                withReasons ? Optional.of(ExplanationView.of(explained.facts(), access)) : Optional.empty());
    }

    private static DeprovisioningView deprovisioning(Deprovisioning left, Instant now) {
        return new DeprovisioningView(
                left.deleted() ? DeprovisioningKind.DELETED : DeprovisioningKind.DEACTIVATED,
                left.source().at(),
                left.source().by(),
                left.source().requestId(),
                left.heldUntil().filter(until -> left.isHeldAt(now)),
                text(left, now));
    }

    private static String text(Deprovisioning left, Instant now) {
        String what = left.deleted() ? "deleted" : "deactivated";
        String request = left.source().requestId().map(id -> ", request " + id).orElse("");
        String held = left.heldUntil().map(until -> held(left, until, now)).orElse("");
        return what + " on " + left.source().at() + " by " + left.source().by() + request + held;
    }

    private static String held(Deprovisioning left, Instant until, Instant now) {
        return left.isHeldAt(now)
                ? "; held until " + until + " unless an admin approves"
                : "; it was held, and access ended on " + until;
    }
}

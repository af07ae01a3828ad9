package io.muster.rest.access;

import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.AccessReason;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.organization.OrgRole;
import io.muster.rest.directory.DirectoryMapper;
import io.muster.rest.directory.GroupRefView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that an access follows from. */
public record ExplanationView(
        @Schema(description = "Everything that gives a role.")
        List<RoleReasonView> roles,

        @Schema(description = "Everything that gives a workspace; one may be given more than once.")
        List<WorkspaceReasonView> workspaces) {

    public record RoleReasonView(
            OrgRole role,

            @Schema(description = "Whether this role is the one that counts.")
            boolean decisive,

            ReasonView because) {}

    public record WorkspaceReasonView(UUID workspace, ReasonView because) {}

    /** The kind of decision from which a role or a workspace follows. */
    public enum ReasonKind {
        DIRECT,
        MAPPING,
        CONNECTION
    }

    @Schema(description = "Why a member has a role or a workspace.")
    public record ReasonView(
            @Schema(
                    description = "DIRECT: an admin gave it. MAPPING: a group's mapping gives it. CONNECTION: the"
                            + " default role of the SSO connection.")
            ReasonKind kind,

            @Schema(description = "The mapped group.") Optional<GroupRefView> group,
            Optional<UUID> mapping,

            @Schema(description = "When the reason became true as a whole.")
            Optional<Instant> since,

            @Schema(description = "When the member joined the group.")
            Optional<Instant> memberSince,

            @Schema(description = "When the mapping began to give it.")
            Optional<Instant> mappedSince,

            @Schema(description = "The admin who decided it.", examples = "operator")
            Optional<String> by) {}

    static ExplanationView of(AccessFacts facts, EffectiveAccess access) {
        Optional<AccessFacts.Role> decisive = access.active() ? facts.decisive() : Optional.empty();
        return new ExplanationView(
                facts.roles().stream()
                        .map(role -> new RoleReasonView(
                                role.role(), decisive.filter(role::equals).isPresent(), reason(role.reason())))
                        .toList(),
                facts.workspaces().stream()
                        .map(entry -> new WorkspaceReasonView(entry.workspace().value(), reason(entry.reason())))
                        .toList());
    }

    private static ReasonView reason(AccessReason reason) {
        if (reason instanceof AccessReason.Direct direct) {
            return new ReasonView(
                    ReasonKind.DIRECT,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(direct.provenance().at()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(direct.provenance().by()));
        }
        if (reason instanceof AccessReason.Mapped mapped) {
            return new ReasonView(
                    ReasonKind.MAPPING,
                    Optional.of(DirectoryMapper.VIEWS.view(mapped.group())),
                    Optional.of(mapped.mapping().value()),
                    Optional.of(mapped.since()),
                    Optional.of(mapped.memberSince()),
                    Optional.of(mapped.provenance().at()),
                    Optional.of(mapped.provenance().by()));
        }
        return new ReasonView(
                ReasonKind.CONNECTION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}

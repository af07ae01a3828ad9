package io.muster.rest.mapping;

import io.muster.domain.access.AccessChange;
import io.muster.domain.mapping.MappingPreview;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import io.muster.rest.admin.Page;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The effects that saving would have. */
@Schema(description = "What saving the changes would do: exact counts, and a page of members.")
public record PreviewView(
        @Schema(
                description = "Send it when saving: then exactly this is applied, or nothing.",
                examples = "83adbd0f55e2e826495fb89d01b2f09e5e31a62d4c95b5946bab7acf031451aa")
        String fingerprint,

        @Schema(description = "The number of members of all groups concerned.", examples = "42")
        long members,

        PreviewCountsView counts,
        List<WorkspaceCountsView> workspaces,

        @Schema(description = "Whether nobody but break-glass owners would be an active Admin.", examples = "false")
        boolean onlyOwnersStayAdmin,

        @Schema(description = "Members whose access changes, in the order of their ids.")
        List<AccessChangeView> items,

        @Schema(description = Page.NEXT_CURSOR, examples = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13")
        Optional<String> nextCursor) {

    @Schema(description = "How many members change in each way; one may change in more than one.")
    public record PreviewCountsView(
            @Schema(examples = "12") long changed,
            @Schema(examples = "9") long gainWorkspaces,
            @Schema(examples = "1") long loseWorkspaces,
            @Schema(examples = "3") long raised,
            @Schema(examples = "2") long lowered,

            @Schema(description = "Members who are Admins now and would have a lower role or none.", examples = "1")
            long noLongerAdmin) {}

    @Schema(description = "How many members gain and lose a workspace.")
    public record WorkspaceCountsView(
            UUID workspace,
            @Schema(examples = "9") long gain,
            @Schema(examples = "1") long lose) {}

    @Schema(description = "What changes for one member.")
    public record AccessChangeView(
            UUID user,
            @Schema(examples = "Ana Ruiz") String display,
            Optional<OrgRole> roleBefore,
            Optional<OrgRole> roleAfter,
            List<UUID> gains,
            List<UUID> loses) {}

    static PreviewView of(MappingPreview preview) {
        Page<AccessChangeView> page = Page.of(preview.changes(), AccessChange::user, PreviewView::change);
        return new PreviewView(
                preview.fingerprint(),
                preview.members(),
                counts(preview.counts()),
                preview.workspaces().entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                        .map(PreviewView::counts)
                        .toList(),
                preview.onlyOwnersStayAdmin(),
                page.items(),
                page.nextCursor());
    }

    private static PreviewCountsView counts(MappingPreview.Counts counts) {
        return new PreviewCountsView(
                counts.changed(),
                counts.gainWorkspaces(),
                counts.loseWorkspaces(),
                counts.raised(),
                counts.lowered(),
                counts.noLongerAdmin());
    }

    private static WorkspaceCountsView counts(Map.Entry<WorkspaceId, MappingPreview.WorkspaceCounts> entry) {
        return new WorkspaceCountsView(
                entry.getKey().value(),
                entry.getValue().gain(),
                entry.getValue().lose());
    }

    private static AccessChangeView change(AccessChange change) {
        return new AccessChangeView(
                change.user().value(),
                change.label(),
                change.before().role(),
                change.after().role(),
                ids(change.gains()),
                ids(change.loses()));
    }

    private static List<UUID> ids(Collection<WorkspaceId> workspaces) {
        return workspaces.stream().map(WorkspaceId::value).toList();
    }
}

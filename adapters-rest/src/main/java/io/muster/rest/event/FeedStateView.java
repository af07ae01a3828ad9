package io.muster.rest.event;

import io.muster.application.port.in.event.ReadEvents;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import io.muster.rest.admin.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members with access by what the feed has published. */
public record FeedStateView(
        List<PublishedAccessView> items,

        @Schema(description = "The event after which to follow the feed, if this is the first page.", examples = "42")
        String eventsAfter,

        @Schema(description = Page.NEXT_CURSOR, examples = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13")
        Optional<String> nextCursor) {

    @Schema(description = "A member with access, as the feed has published it.")
    public record PublishedAccessView(
            UUID member,

            @Schema(description = "Absent if the member has access, but no role.")
            Optional<OrgRole> role,

            List<UUID> workspaces) {}

    static FeedStateView of(ReadEvents.State state) {
        Page<PublishedAccessView> page = Page.of(state.page(), ReadEvents.MemberAccess::user, FeedStateView::published);
        return new FeedStateView(page.items(), Long.toString(state.head()), page.nextCursor());
    }

    private static PublishedAccessView published(ReadEvents.MemberAccess member) {
        return new PublishedAccessView(
                member.user().value(),
                member.access().role(),
                member.access().workspaces().stream().map(WorkspaceId::value).toList());
    }
}

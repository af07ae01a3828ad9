package io.muster.rest.event;

import io.muster.application.port.in.event.ReadEvents;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import io.muster.rest.http.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members with access by what the feed has published. */
public record FeedStateView(
        List<PublishedAccessView> items,

        @Schema(description = "The event after which to follow the feed, if this is the first page.", examples = "42")
        String eventsAfter,

        @Schema(
                description = "Send it as cursor to get the next page. Absent after the last page.",
                examples = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13")
        Optional<String> nextCursor) {

    @Schema(description = "A member with access, as the feed has published it.")
    public record PublishedAccessView(
            UUID member,

            @Schema(description = "Absent if the member has access, but no role.")
            Optional<OrgRole> role,

            List<UUID> workspaces) {}

    /** @param size of the page; one member more may have been read */
    static FeedStateView of(ReadEvents.State state, int size) {
        List<Map.Entry<UserId, EffectiveAccess>> rows = List.copyOf(state.page().entrySet());
        Page<PublishedAccessView> page = Page.of(rows, size, Map.Entry::getKey, FeedStateView::published);
        return new FeedStateView(page.items(), Long.toString(state.head()), page.nextCursor());
    }

    private static PublishedAccessView published(Map.Entry<UserId, EffectiveAccess> member) {
        return new PublishedAccessView(
                member.getKey().value(),
                member.getValue().role(),
                member.getValue().workspaces().stream().map(WorkspaceId::value).toList());
    }
}

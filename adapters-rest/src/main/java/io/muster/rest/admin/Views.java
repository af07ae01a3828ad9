package io.muster.rest.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the admin API answers with. Moments are ISO 8601 in UTC; what is null is left out. */
public final class Views {
    private Views() {}

    /** @param nextCursor asks for what follows; absent after the last page */
    public record Page<T>(List<T> items, @Nullable String nextCursor) {}

    public record OrganizationView(
            String id,
            String name,
            String plan,
            String mode,
            String dialect,
            boolean verifiedDomainsOnly,
            @Nullable SsoView sso,
            String created) {}

    public record SsoView(
            String protocol,
            String issuer,
            String connectionRole,
            List<String> domains,
            boolean active,
            @Nullable AttestationView attestation) {}

    public record AttestationView(String kind, String at, String by) {}

    public record WorkspaceView(String id, String name, String created) {}

    public record ProvisioningView(
            String mode, String baseUrl, @Nullable String token) {}

    public record TokenView(
            String publicId,
            String createdAt,
            String createdBy,
            @Nullable String lastUsedAt,
            @Nullable EndingView ending) {}

    public record EndingView(String at, String reason) {}

    /** @param newTokenUsed whether the current token has been used since it took the place of another */
    public record TokensView(@Nullable TokenView current, List<TokenView> retiring, boolean newTokenUsed) {}

    public record IssuedTokenView(String token, String baseUrl, TokensView tokens) {}

    public record MemberView(
            String id,
            String userName,
            @Nullable String displayName,
            @Nullable String email,
            @Nullable String externalId,
            boolean active,
            String origin,
            @Nullable RoleView directRole,
            boolean breakGlass,
            String created,
            String lastModified,
            @Nullable List<GroupRefView> groups) {}

    public record RoleView(String role, String since, String by) {}

    public record GroupRefView(String id, String display) {}

    /** @param mapping what an admin has decided about the group; absent if nothing */
    public record GroupView(
            String id,
            String displayName,
            @Nullable String externalId,
            String created,
            String lastModified,
            @Nullable Long members,
            @Nullable MappingView mapping) {}

    /**
     * @param state PREPARED for a group that is yet to be pushed, BOUND, or ENDED with its group
     * @param role absent: the connection role is used
     * @param endedAt when the group was deleted
     */
    public record MappingView(
            String id,
            String state,
            @Nullable String group,
            String displayName,
            @Nullable String role,
            List<String> workspaces,
            long version,
            String changedAt,
            String changedBy,
            @Nullable String endedAt) {}

    public record MappingsView(List<MappingView> items) {}

    public record PreviewView(
            String fingerprint,
            long members,
            PreviewCountsView counts,
            List<WorkspaceCountsView> workspaces,
            List<ShiftView> items,
            @Nullable String nextCursor) {}

    public record PreviewCountsView(
            long changed, long gainWorkspaces, long loseWorkspaces, long raised, long lowered) {}

    public record WorkspaceCountsView(String workspace, long gain, long lose) {}

    public record ShiftView(
            String user,
            String display,
            @Nullable String roleBefore,
            @Nullable String roleAfter,
            List<String> gains,
            List<String> loses) {}

    /** @param role what the member may enter as; absent if nothing gives a role */
    public record AdmissionView(boolean allowed, @Nullable String role) {}

    /**
     * @param reason why the member has no access, or until when; absent for everybody else
     * @param role absent if nothing gives one
     */
    public record AccessView(
            String user,
            String userName,
            boolean active,
            @Nullable DepartureView reason,
            @Nullable String role,
            List<String> workspaces,
            @Nullable ExplanationView explanation) {}

    /** @param heldUntil until then the removal has no effect, unless an admin approves it */
    public record DepartureView(
            String kind,
            String at,
            String by,
            @Nullable String requestId,
            @Nullable String heldUntil,
            String text) {}

    /**
     * @param roles everything that gives a role; the one that counts is marked
     * @param workspaces everything that gives a workspace
     */
    public record ExplanationView(List<RoleReasonView> roles, List<WorkspaceReasonView> workspaces) {}

    public record RoleReasonView(String role, boolean decisive, ReasonView because) {}

    public record WorkspaceReasonView(String workspace, ReasonView because) {}

    /**
     * @param kind DIRECT, MAPPING or CONNECTION
     * @param since since when it is so
     * @param mappedSince since when the mapping gives it
     * @param by who decided it
     */
    public record ReasonView(
            String kind,
            @Nullable GroupRefView group,
            @Nullable String mapping,
            @Nullable String since,
            @Nullable String memberSince,
            @Nullable String mappedSince,
            @Nullable String by) {}

    /** @param enabled whether more removals than these are held */
    public record HoldPolicyView(
            boolean enabled,
            @Nullable Integer share,
            @Nullable Integer number,
            @Nullable Long windowSeconds,
            @Nullable Long deadlineSeconds) {}

    /** @param due when the removal, or the decision about it, becomes final; absent once it is */
    public record RemovalView(
            long number,
            String user,
            String label,
            String kind,
            String at,
            String by,
            @Nullable String requestId,
            String state,
            @Nullable String due,
            @Nullable String decidedAt,
            @Nullable String decidedBy) {}

    /**
     * @param eventsAfter the event after which to follow the feed, if this is the first page
     * @param nextCursor absent if there is no more
     */
    public record FeedStateView(
            List<SaidView> items,
            String eventsAfter,
            @Nullable String nextCursor) {}

    /** @param role absent if the member has access, but no role */
    public record SaidView(String member, @Nullable String role, List<String> workspaces) {}

    /**
     * @param left what stays held, and why
     * @param nextCursor absent if there is no more
     */
    public record DecidedView(
            List<RemovalView> items,
            List<LeftView> left,
            @Nullable String nextCursor) {}

    public record LeftView(long number, String detail) {}

    public record GroupMemberView(String id, String display) {}

    public record SyncEntryView(
            String id,
            String at,
            String action,
            ResourceView resource,
            String status,
            int httpStatus,
            double durationMillis,
            @Nullable String tokenId,
            String requestId,
            @Nullable String userAgent,
            List<ChangeView> changes,
            @Nullable String note,
            @Nullable FailureView failure) {}

    public record ResourceView(
            String type, @Nullable String id, @Nullable String display) {}

    public record ChangeView(
            String attribute,
            @Nullable String before,
            @Nullable String after) {}

    public record FailureView(String cause, String remedy) {}

    public record ApiKeyView(
            String publicId,
            String name,
            @Nullable String scope,
            String createdAt,
            @Nullable String lastUsedAt,
            @Nullable String revokedAt) {}

    public record IssuedApiKeyView(String key) {}

    /** @param hash of this entry, which covers the hash of the one before it, and so all that came before */
    public record AuditEntryView(
            long sequence,
            String id,
            String at,
            String actor,
            String action,
            String subject,
            Map<String, String> details,
            String previous,
            String hash) {}

    /**
     * @param secretRetiresAt until when the secret before the last rotation signs as well
     * @param delivered the number of the last event that was sent, or is retried or dead
     * @param waiting events after that
     */
    public record WebhookView(
            String id,
            String url,
            String description,
            String state,
            String createdAt,
            String createdBy,
            @Nullable String secretRetiresAt,
            long delivered,
            long waiting,
            long retrying,
            long deadLetters,
            int failuresInARow,
            @Nullable String pausedUntil) {}

    public record IssuedWebhookView(String secret, WebhookView webhook) {}

    public record DeadLetterView(
            long sequence,
            int attempts,
            String firstAttemptAt,
            String lastAttemptAt,
            @Nullable Integer lastStatus,
            @Nullable String lastFailure) {}

    /** @param events how many are sent again */
    public record ReplayView(long events) {}
}

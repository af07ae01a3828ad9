package io.muster.rest.admin;

import java.util.List;
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

    public record GroupView(
            String id,
            String displayName,
            @Nullable String externalId,
            String created,
            String lastModified,
            @Nullable Long members) {}

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

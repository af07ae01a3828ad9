package io.muster.persistence;

import java.util.List;

/** Every mapped class: nothing is found by scanning. */
final class Entities {
    static final List<Class<?>> ALL = List.of(
            OrganizationEntity.class,
            AdminGuardEntity.class,
            VerifiedDomainEntity.class,
            WorkspaceEntity.class,
            ScimTokenEntity.class,
            ApiKeyEntity.class,
            UserEntity.class,
            UserValueEntity.class,
            EmailClaimEntity.class,
            GroupEntity.class,
            MembershipEntity.class,
            SyncEntryEntity.class,
            GroupMappingEntity.class,
            MappingWorkspaceEntity.class,
            WorkspaceGrantEntity.class,
            OutboxEntity.class,
            EventEntity.class,
            FeedHeadEntity.class,
            FeedSaidEntity.class,
            RemovalTallyEntity.class,
            RemovalEntity.class,
            AuditHeadEntity.class,
            AuditEntryEntity.class,
            WebhookEntity.class,
            WebhookDeliveryEntity.class);

    private Entities() {}
}

package io.muster.application.testing.contract;

/** The contracts of all out-ports. */
public interface PortsContract
        extends UnitOfWorkContract,
                OrganizationsContract,
                DeletionsContract,
                WorkspacesContract,
                DomainClaimsContract,
                TokenRingsContract,
                ApiKeysContract,
                SecretKeyRecordContract,
                UsersContract,
                UserSearchContract,
                GroupsContract,
                MembershipsContract,
                SyncLogContract,
                GroupMappingsContract,
                WorkspaceGrantsContract,
                AccessQueriesContract,
                AdminGuardContract,
                OutboxContract,
                EventFeedContract,
                RemovalsContract,
                AuditLogContract,
                WebhooksContract,
                WebhookQueueContract,
                DeliveriesContract {}

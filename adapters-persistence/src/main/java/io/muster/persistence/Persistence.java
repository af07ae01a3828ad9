package io.muster.persistence;

import io.muster.application.port.out.Accesses;
import io.muster.application.port.out.ApiKeys;
import io.muster.application.port.out.AuditLog;
import io.muster.application.port.out.EventFeed;
import io.muster.application.port.out.GroupMappings;
import io.muster.application.port.out.Groups;
import io.muster.application.port.out.Holds;
import io.muster.application.port.out.Memberships;
import io.muster.application.port.out.Organizations;
import io.muster.application.port.out.Outbox;
import io.muster.application.port.out.SyncLog;
import io.muster.application.port.out.TokenRings;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.Users;
import io.muster.application.port.out.Webhooks;
import io.muster.application.port.out.WorkspaceGrants;
import io.muster.application.port.out.Workspaces;

/** Every out-port on one database. */
public record Persistence(
        UnitOfWork unitOfWork,
        Organizations organizations,
        Workspaces workspaces,
        TokenRings tokenRings,
        ApiKeys apiKeys,
        Users users,
        Groups groups,
        Memberships memberships,
        SyncLog syncLog,
        GroupMappings groupMappings,
        WorkspaceGrants workspaceGrants,
        Accesses accesses,
        Outbox outbox,
        EventFeed eventFeed,
        Holds holds,
        AuditLog auditLog,
        Webhooks webhooks) {

    public static Persistence on(Database database) {
        HibernateUnitOfWork unitOfWork = new HibernateUnitOfWork(database.sessions());
        return new Persistence(
                unitOfWork,
                new JpaOrganizations(unitOfWork),
                new JpaWorkspaces(unitOfWork),
                new JpaTokenRings(unitOfWork),
                new JpaApiKeys(unitOfWork),
                new JpaUsers(unitOfWork),
                new JpaGroups(unitOfWork),
                new JpaMemberships(unitOfWork),
                new JpaSyncLog(unitOfWork),
                new JpaGroupMappings(unitOfWork),
                new JpaWorkspaceGrants(unitOfWork),
                new JpaAccesses(unitOfWork),
                new JpaOutbox(unitOfWork),
                new JpaEventFeed(unitOfWork),
                new JpaHolds(unitOfWork),
                new JpaAuditLog(unitOfWork),
                new JpaWebhooks(unitOfWork));
    }
}

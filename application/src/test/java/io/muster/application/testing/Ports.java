package io.muster.application.testing;

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
import java.util.function.Supplier;

/** Every out-port of one implementation. */
public record Ports(
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

    /** Runs work that changes something in a unit of work of its own. */
    public void write(Runnable work) {
        unitOfWork.write(() -> {
            work.run();
            return work;
        });
    }

    public <T> T read(Supplier<T> work) {
        return unitOfWork.read(work);
    }
}

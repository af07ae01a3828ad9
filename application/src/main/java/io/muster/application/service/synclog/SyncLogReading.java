package io.muster.application.service.synclog;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.synclog.ReadSyncLog;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.synclog.Failures;
import io.muster.application.port.out.synclog.SyncLog;
import io.muster.application.service.OrganizationAccess;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.PageSize;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.FailureGroup;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads the sync log page by page. */
final class SyncLogReading implements ReadSyncLog {
    private final UnitOfWork unitOfWork;
    private final SyncLog log;
    private final Failures failures;
    private final OrganizationAccess access;

    SyncLogReading(Ports ports) {
        this.unitOfWork = ports.unitOfWork();
        this.log = ports.syncLog();
        this.failures = ports.failures();
        this.access = new OrganizationAccess(ports.organizations());
    }

    @Override
    public Slice<SyncEntry> search(AdminCaller caller, OrganizationId id, SyncLogQuery query) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return log.search(id, query);
        });
    }

    @Override
    public SyncEntry find(AdminCaller caller, OrganizationId id, UUID entry) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return log.find(id, entry).orElseThrow(() -> Problem.notFound("Sync log entry", entry));
        });
    }

    @Override
    public Slice<FailureGroup> failures(
            AdminCaller caller, OrganizationId id, Optional<Boolean> solved, Optional<UUID> before, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return failures.causes(id, solved, before, limit);
        });
    }

    @Override
    public Slice<FailingResource> failingResources(
            AdminCaller caller, OrganizationId id, String cause, Optional<UUID> before, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            Slice<FailingResource> found = failures.resources(id, cause, before, limit);
            if (found.items().isEmpty() && before.isEmpty()) {
                throw Problem.notFound("Cause", cause);
            }
            return found;
        });
    }

    @Override
    public void export(AdminCaller caller, OrganizationId id, SyncLogQuery query, Consumer<SyncEntry> each) {
        SyncLogQuery rest = query.inPagesOf(PageSize.MAX);
        Slice<SyncEntry> page = search(caller, id, rest);
        page.items().forEach(each);
        while (page.more()) {
            rest = rest.olderThan(page.items().get(page.items().size() - 1).id());
            page = search(caller, id, rest);
            page.items().forEach(each);
        }
    }
}

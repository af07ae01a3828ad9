package io.muster.application.service.synclog;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.synclog.ReadSyncLog;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.synclog.SyncLog;
import io.muster.application.service.Batches;
import io.muster.application.service.OrganizationAccess;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads the sync log page by page, and lets go of what a plan doesn't keep. */
final class SyncLogReading implements ReadSyncLog {
    private static final int PURGE_BATCH = 1_000;
    private static final int ORGANIZATIONS_AT_ONCE = 100;

    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final SyncLog log;
    private final OrganizationAccess access;
    private final Environment environment;

    SyncLogReading(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.log = ports.syncLog();
        this.access = new OrganizationAccess(ports.organizations());
        this.environment = environment;
    }

    @Override
    public List<SyncEntry> search(AdminCaller caller, OrganizationId id, SyncLogQuery query) {
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
    public void export(AdminCaller caller, OrganizationId id, SyncLogQuery query, Consumer<SyncEntry> each) {
        SyncLogQuery rest = query.inPagesOf(SyncLogQuery.MAX_LIMIT);
        List<SyncEntry> page = search(caller, id, rest);
        while (!page.isEmpty()) {
            page.forEach(each);
            rest = rest.olderThan(page.get(page.size() - 1).id());
            page = search(caller, id, rest);
        }
    }

    @Override
    public long purge() {
        unitOfWork.write(() -> {
            log.prepare(environment.now());
            return log;
        });
        long purged = 0;
        List<Organization> some = organizationsAfter(Optional.empty());
        while (!some.isEmpty()) {
            for (Organization organization : some) {
                purged += purge(organization);
            }
            some = organizationsAfter(Optional.of(some.get(some.size() - 1).id()));
        }
        return purged;
    }

    private List<Organization> organizationsAfter(Optional<OrganizationId> last) {
        return unitOfWork.read(() -> organizations.list(last, ORGANIZATIONS_AT_ONCE));
    }

    private long purge(Organization organization) {
        Instant before = environment.now().minus(organization.plan().syncLogRetention());
        return Batches.drain(unitOfWork, PURGE_BATCH, most -> log.purge(organization.id(), before, most));
    }
}

package io.muster.application.service.synclog;

import io.muster.application.port.in.synclog.ReportFailures;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.organization.Organizations;

/** Writes refused requests into the sync log, each in a unit of work of its own. */
final class FailureReporting implements ReportFailures {
    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final SyncLogWriter syncLog;

    FailureReporting(Ports ports, SyncLogWriter syncLog) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.syncLog = syncLog;
    }

    @Override
    public void failed(Failure failure) {
        unitOfWork.run(() -> {
            // a deleted organization has no log; nothing would purge the entry
            if (organizations.find(failure.organization()).isPresent()) {
                syncLog.failed(failure);
            }
        });
    }
}

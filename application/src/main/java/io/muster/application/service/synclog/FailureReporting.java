package io.muster.application.service.synclog;

import io.muster.application.port.in.synclog.ReportFailures;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;

/** Writes refused requests into the sync log, each in a unit of work of its own. */
final class FailureReporting implements ReportFailures {
    private final UnitOfWork unitOfWork;
    private final SyncLogWriter syncLog;

    FailureReporting(Ports ports, SyncLogWriter syncLog) {
        this.unitOfWork = ports.unitOfWork();
        this.syncLog = syncLog;
    }

    @Override
    public void failed(Failure failure) {
        unitOfWork.run(() -> syncLog.failed(failure));
    }
}

package io.muster.application.service.synclog;

import io.muster.application.port.in.synclog.ReadSyncLog;
import io.muster.application.port.in.synclog.ReportFailures;
import io.muster.application.port.out.Ports;

/** Makes the use cases for the sync log. */
public final class SyncLogUseCases {
    private SyncLogUseCases() {}

    public static ReadSyncLog readSyncLog(Ports ports) {
        return new SyncLogReading(ports);
    }

    public static ReportFailures reportFailures(Ports ports, SyncLogWriter syncLog) {
        return new FailureReporting(ports, syncLog);
    }
}

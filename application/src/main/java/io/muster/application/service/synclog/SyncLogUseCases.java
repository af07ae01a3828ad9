package io.muster.application.service.synclog;

import io.muster.application.port.in.synclog.ReadSyncLog;
import io.muster.application.port.in.synclog.ReplayRequests;
import io.muster.application.port.in.synclog.ReportFailures;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.simulation.ScimClient;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.token.LentTokens;
import io.muster.domain.token.SecretBox;

/** Makes the use cases for the sync log. */
public final class SyncLogUseCases {
    private SyncLogUseCases() {}

    public static ReadSyncLog readSyncLog(Ports ports) {
        return new SyncLogReading(ports);
    }

    public static ReportFailures reportFailures(
            Ports ports, SyncLogWriter syncLog, SecretBox box, Environment environment) {
        return new FailureReporting(ports, syncLog, box, environment);
    }

    public static ReplayRequests replayRequests(
            Ports ports,
            ScimClient client,
            LentTokens tokens,
            SecretBox box,
            AuditTrail auditTrail,
            Environment environment) {
        return new RequestReplaying(ports, client, tokens, box, auditTrail, environment);
    }
}

package io.muster.application.service.synclog;

import io.muster.application.port.in.synclog.ReportFailures;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.synclog.SyncLog;
import io.muster.domain.synclog.Remedies;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes refused requests into the sync log. */
final class SyncReporting implements ReportFailures {
    private static final String OUR_FAULT =
            "Muster failed, not the identity provider, which will retry. If it goes on, send the request id to support.";

    private final UnitOfWork unitOfWork;
    private final SyncLog log;
    private final Environment environment;

    SyncReporting(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.log = ports.syncLog();
        this.environment = environment;
    }

    @Override
    public void failed(Failure failure) {
        Instant now = environment.now();
        SyncEntry entry = new SyncEntry(
                failure.organization(),
                environment.ids().next(),
                now,
                failure.action(),
                failure.resource(),
                SyncStatus.FAILED,
                failure.httpStatus(),
                Duration.between(failure.trace().startedAt(), now),
                failure.tokenId(),
                failure.trace().requestId(),
                failure.trace().userAgent(),
                List.of(),
                Optional.empty(),
                Optional.of(new SyncEntry.Failure(
                        failure.cause(), failure.code().map(Remedies::remedy).orElse(OUR_FAULT))));
        unitOfWork.write(() -> {
            log.append(entry);
            return entry;
        });
    }
}

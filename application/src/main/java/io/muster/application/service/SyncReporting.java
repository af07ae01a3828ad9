package io.muster.application.service;

import io.muster.application.port.in.ReportSync;
import io.muster.application.port.out.SyncLog;
import io.muster.application.port.out.UnitOfWork;
import io.muster.domain.sync.Remedies;
import io.muster.domain.sync.SyncEntry;
import io.muster.domain.sync.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes refused requests into the sync log. */
public final class SyncReporting implements ReportSync {
    private static final String OUR_FAULT =
            "Muster failed, not the identity provider, which will retry. If it goes on, send the request id to support.";

    private final UnitOfWork unitOfWork;
    private final SyncLog log;
    private final Sources sources;

    public SyncReporting(UnitOfWork unitOfWork, SyncLog log, Sources sources) {
        this.unitOfWork = unitOfWork;
        this.log = log;
        this.sources = sources;
    }

    @Override
    public void failed(Failure failure) {
        Instant now = sources.now();
        SyncEntry entry = new SyncEntry(
                failure.organization(),
                sources.ids().next(),
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

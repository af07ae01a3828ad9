package io.muster.application.service.synclog;

import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.synclog.ReportFailures;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.synclog.Failures;
import io.muster.application.port.out.synclog.SyncLog;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.synclog.SyncStatus;
import io.muster.domain.token.TokenUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes entries of the sync log as part of the caller's unit of work: a success with the work, a failure alone. */
public final class SyncLogWriter {
    private final SyncLog log;
    private final Failures failures;
    private final Environment environment;

    public SyncLogWriter(Ports ports, Environment environment) {
        this.log = ports.syncLog();
        this.failures = ports.failures();
        this.environment = environment;
    }

    public void succeeded(
            ScimCall call,
            SyncAction action,
            SyncResource resource,
            List<AttributeChange> changes,
            Optional<String> note) {
        append(call, action, resource, new Result(SyncStatus.SUCCESS, call.successStatus(), changes, note));
    }

    /** Records a request that asks for nothing else than what is there. */
    public void skipped(ScimCall call, SyncAction action, SyncResource resource, Optional<String> note) {
        append(call, action, resource, new Result(SyncStatus.SKIPPED, call.successStatus(), List.of(), note));
    }

    SyncEntry failed(ReportFailures.Failure failure) {
        SyncEntry entry = append(
                failure.organization(),
                failure.tokenId(),
                failure.trace(),
                failure.action(),
                failure.resource(),
                new Result(
                        failure.httpStatus(),
                        failure.use() == TokenUse.REPLAY
                                ? Optional.of(Replays.note(failure.trace()))
                                : leftOut(failure.leftOut()),
                        new SyncEntry.Failure(failure.cause(), failure.remedy().text())));
        if (failure.use() != TokenUse.SIMULATION) {
            failures.add(entry, 1 + failure.leftOut());
        }
        return entry;
    }

    private static Optional<String> leftOut(long failures) {
        return Optional.of(failures)
                .filter(number -> number > 0)
                .map(number -> number + (number == 1 ? " more such refusal" : " more such refusals")
                        + " since the last entry of this kind");
    }

    private void append(ScimCall call, SyncAction action, SyncResource resource, Result result) {
        append(
                call.caller().organization().id(),
                Optional.of(call.caller().tokenId()),
                call.trace(),
                action,
                resource,
                call.caller().use() == TokenUse.REPLAY ? result.noting(Replays.note(call.trace())) : result);
    }

    private SyncEntry append(
            OrganizationId organization,
            Optional<String> tokenId,
            RequestTrace trace,
            SyncAction action,
            SyncResource resource,
            Result result) {
        Instant now = environment.now();
        SyncEntry entry = new SyncEntry(
                organization,
                environment.ids().next(),
                now,
                action,
                resource,
                result.status(),
                result.httpStatus(),
                Duration.between(trace.startedAt(), now),
                tokenId,
                trace.requestId(),
                trace.userAgent(),
                result.changes(),
                result.note(),
                result.failure());
        log.append(entry);
        return entry;
    }

    /** The result of a request. */
    private record Result(
            SyncStatus status,
            int httpStatus,
            List<AttributeChange> changes,
            Optional<String> note,
            Optional<SyncEntry.Failure> failure) {
        Result(SyncStatus status, int httpStatus, List<AttributeChange> changes, Optional<String> note) {
            this(status, httpStatus, changes, note, Optional.empty());
        }

        Result noting(String more) {
            return new Result(
                    status,
                    httpStatus,
                    changes,
                    Optional.of(note.map(present -> present + ". " + more).orElse(more)),
                    failure);
        }

        Result(int httpStatus, Optional<String> note, SyncEntry.Failure failure) {
            this(SyncStatus.FAILED, httpStatus, List.of(), note, Optional.of(failure));
        }
    }
}

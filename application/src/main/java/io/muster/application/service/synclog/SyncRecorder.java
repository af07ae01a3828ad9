package io.muster.application.service.synclog;

import io.muster.application.port.in.ScimCall;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.synclog.SyncLog;
import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.synclog.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes what succeeded into the sync log, as part of the unit of work that succeeds. */
public final class SyncRecorder {
    private final SyncLog log;
    private final Environment environment;

    public SyncRecorder(SyncLog log, Environment environment) {
        this.log = log;
        this.environment = environment;
    }

    public void succeeded(
            ScimCall call,
            SyncAction action,
            SyncResource resource,
            List<AttributeChange> changes,
            Optional<String> note) {
        append(call, action, resource, SyncStatus.SUCCESS, changes, note);
    }

    /** There was nothing to change. */
    public void skipped(ScimCall call, SyncAction action, SyncResource resource, Optional<String> note) {
        append(call, action, resource, SyncStatus.SKIPPED, List.of(), note);
    }

    private void append(
            ScimCall call,
            SyncAction action,
            SyncResource resource,
            SyncStatus status,
            List<AttributeChange> changes,
            Optional<String> note) {
        Instant now = environment.now();
        log.append(new SyncEntry(
                call.caller().organization().id(),
                environment.ids().next(),
                now,
                action,
                resource,
                status,
                call.successStatus(),
                Duration.between(call.trace().startedAt(), now),
                Optional.of(call.caller().tokenId()),
                call.trace().requestId(),
                call.trace().userAgent(),
                changes,
                note,
                Optional.empty()));
    }
}

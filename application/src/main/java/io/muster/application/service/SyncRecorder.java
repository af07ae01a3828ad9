package io.muster.application.service;

import io.muster.application.port.in.ScimCall;
import io.muster.application.port.out.SyncLog;
import io.muster.domain.sync.AttributeChange;
import io.muster.domain.sync.SyncAction;
import io.muster.domain.sync.SyncEntry;
import io.muster.domain.sync.SyncResource;
import io.muster.domain.sync.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes what succeeded into the sync log, as part of the unit of work that succeeds. */
public final class SyncRecorder {
    private final SyncLog log;
    private final Sources sources;

    public SyncRecorder(SyncLog log, Sources sources) {
        this.log = log;
        this.sources = sources;
    }

    void succeeded(
            ScimCall call,
            SyncAction action,
            SyncResource resource,
            List<AttributeChange> changes,
            Optional<String> note) {
        append(call, action, resource, SyncStatus.SUCCESS, changes, note);
    }

    /** There was nothing to change. */
    void skipped(ScimCall call, SyncAction action, SyncResource resource, Optional<String> note) {
        append(call, action, resource, SyncStatus.SKIPPED, List.of(), note);
    }

    private void append(
            ScimCall call,
            SyncAction action,
            SyncResource resource,
            SyncStatus status,
            List<AttributeChange> changes,
            Optional<String> note) {
        Instant now = sources.now();
        log.append(new SyncEntry(
                call.caller().organization().id(),
                sources.ids().next(),
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

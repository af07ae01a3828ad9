package io.muster.application.service.synclog;

import io.muster.application.port.in.synclog.ReportFailures;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.synclog.SentRequests;
import io.muster.domain.synclog.SentRequest;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.token.SecretBox;
import java.util.Optional;

/** Writes refused requests into the sync log, each in a unit of work of its own. */
final class FailureReporting implements ReportFailures {
    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final SyncLogWriter syncLog;
    private final SentRequests sentRequests;
    private final SecretBox box;
    private final Environment environment;

    FailureReporting(Ports ports, SyncLogWriter syncLog, SecretBox box, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.syncLog = syncLog;
        this.sentRequests = ports.sentRequests();
        this.box = box;
        this.environment = environment;
    }

    @Override
    public void failed(Failure failure, Optional<SentRequest> sent) {
        unitOfWork.run(() -> {
            // a deleted organization has no log; nothing would purge the entry
            if (organizations.find(failure.organization()).isPresent()) {
                SyncEntry entry = syncLog.failed(failure);
                sent.filter(SentRequest::isKeepable).ifPresent(request -> keep(entry, request));
            }
        });
    }

    private void keep(SyncEntry entry, SentRequest request) {
        sentRequests.trim(entry.organization(), SentRequest.MAX_KEPT - 1);
        sentRequests.add(
                entry.organization(),
                entry.id(),
                entry.at(),
                box.seal(
                        request.toBytes(),
                        RequestReplaying.place(entry.organization(), entry.id()),
                        environment.secrets().random(SecretBox.NONCE_BYTES)));
    }
}

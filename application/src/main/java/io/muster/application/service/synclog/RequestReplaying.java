package io.muster.application.service.synclog;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.synclog.ReplayRequests;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.simulation.ScimClient;
import io.muster.application.port.out.simulation.ScimClient.Reply;
import io.muster.application.port.out.synclog.SentRequests;
import io.muster.application.port.out.synclog.SentRequests.Kept;
import io.muster.application.port.out.synclog.SyncLog;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.token.LentTokens;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.SentRequest;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.ScimToken.Ending;
import io.muster.domain.token.SecretBox;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sends refused writes again: over HTTP to the node itself, with a token that lives for one request. */
final class RequestReplaying implements ReplayRequests {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(1);
    private static final String NO_AGENT = "Muster";

    private final UnitOfWork unitOfWork;
    private final SentRequests sentRequests;
    private final SyncLog log;
    private final OrganizationAccess access;
    private final ScimClient client;
    private final LentTokens tokens;
    private final SecretBox box;
    private final AuditTrail auditTrail;
    private final Environment environment;

    RequestReplaying(
            Ports ports,
            ScimClient client,
            LentTokens tokens,
            SecretBox box,
            AuditTrail auditTrail,
            Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.sentRequests = ports.sentRequests();
        this.log = ports.syncLog();
        this.access = new OrganizationAccess(ports.organizations());
        this.client = client;
        this.tokens = tokens;
        this.box = box;
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    static String place(OrganizationId organization, UUID entry) {
        return "sent request " + organization + "/" + entry;
    }

    @Override
    public Found find(AdminCaller caller, OrganizationId organization, UUID entry) {
        caller.requireRole(OrgRole.ADMIN);
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            return found(organization, entry);
        });
    }

    private Found found(OrganizationId organization, UUID entry) {
        Kept kept = sentRequests
                .find(organization, entry)
                .filter(stored -> environment.now().isBefore(stored.at().plus(SentRequest.KEPT)))
                .filter(stored -> box.knowsKeyOf(stored.sealed()))
                .orElseThrow(() -> new Problem(Problem.Code.NOT_FOUND, "What was sent is not kept"));
        return new Found(
                SentRequest.of(box.open(kept.sealed(), place(organization, entry))),
                kept.at().plus(SentRequest.KEPT));
    }

    @Override
    public Outcome replay(AdminCaller caller, OrganizationId organization, UUID entry) {
        CredentialText token = tokens.fresh();
        SentRequest sent = unitOfWork.write(() -> prepare(caller, organization, entry, token));
        String requestId = Replays.requestId(entry, environment.ids().next());
        Reply reply = client.send(
                tokens.target(organization, token, sent.userAgent().orElse(NO_AGENT)),
                new ScimClient.Request(
                        sent.method(), sent.target(), sent.body(), sent.ifMatch(), Optional.of(requestId)));
        unitOfWork.run(() -> tokens.takeBack(organization, token.publicId()));
        if (reply instanceof Reply.Answered answered) {
            return new Outcome.Answered(answered.status(), entry(organization, requestId));
        }
        return new Outcome.NotAnswered(((Reply.NoAnswer) reply).why());
    }

    private SentRequest prepare(AdminCaller caller, OrganizationId id, UUID entry, CredentialText token) {
        access.lock(caller, id).requireScim();
        SentRequest sent = found(id, entry).request();
        tokens.lend(caller, id, token, TOKEN_LIFE, Ending.Reason.REPLAY);
        auditTrail.record(caller, id, AuditAction.REQUEST_REPLAYED, "sync-log/" + entry, Map.of());
        return sent;
    }

    private Optional<SyncEntry> entry(OrganizationId organization, String requestId) {
        return unitOfWork.read(() -> log.search(organization, SyncLogQuery.ofRequest(requestId))).items().stream()
                .findFirst();
    }
}

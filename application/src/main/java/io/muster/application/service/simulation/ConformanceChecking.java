package io.muster.application.service.simulation;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.simulation.CheckConformance;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.simulation.Conversations;
import io.muster.application.port.out.simulation.ScimClient;
import io.muster.application.port.out.simulation.ScimClient.Target;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.simulation.ConformanceCheck;
import io.muster.domain.simulation.Conversation;
import io.muster.domain.simulation.ForeignService;
import io.muster.domain.simulation.SimulatedStep;
import io.muster.domain.simulation.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Plays conversations against SCIM services of others. */
final class ConformanceChecking implements CheckConformance {
    private final UnitOfWork unitOfWork;
    private final Conversations conversations;
    private final ScimClient client;
    private final AuditTrail auditTrail;
    private final Environment environment;

    /** @param client reaches public addresses only */
    ConformanceChecking(
            UnitOfWork unitOfWork,
            Conversations conversations,
            ScimClient client,
            AuditTrail auditTrail,
            Environment environment) {
        this.unitOfWork = unitOfWork;
        this.conversations = conversations;
        this.client = client;
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public ConformanceCheck check(AdminCaller caller, ForeignService service, String conversationId) {
        caller.requireAllOrganizations();
        Conversation conversation = Conversation.named(conversationId, conversations.all());
        unitOfWork.run(() -> auditTrail.record(
                caller,
                OrganizationId.INSTALLATION,
                AuditAction.CONFORMANCE_CHECKED,
                service.baseUrl().toString(),
                Map.of("conversation", conversation.id())));
        String mark = Mark.fresh(environment);
        ConversationPlayer player = new ConversationPlayer(
                client,
                new Target(service.baseUrl(), service.token(), conversation.userAgent()),
                new Values(Map.of(
                        Values.MARK, mark, Values.DOMAIN, service.domain().value())));
        Instant begun = environment.now();
        List<SimulatedStep> steps = conversation.steps().stream()
                .map(step -> isBefore(begun.plus(ConformanceCheck.STEPS))
                        ? player.play(step)
                        : player.skip(step, "The check had no time left."))
                .toList();
        List<String> left = player.deleteCreated(() -> isBefore(begun.plus(ConformanceCheck.STEPS_AND_DELETIONS)));
        return new ConformanceCheck(conversation.id(), mark, steps, left);
    }

    private boolean isBefore(Instant end) {
        return environment.now().isBefore(end);
    }
}

package io.muster.application.service.audit;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.audit.AuditLog;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditDraft;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Map;

/**
 * Writes the acts of admins into the audit log, within the unit of work that carries them out. Call it as the last step of the
 * unit of work, since the head of the log is locked after everything else.
 */
public final class AuditTrail {
    private final AuditLog log;
    private final Environment environment;

    public AuditTrail(AuditLog log, Environment environment) {
        this.log = log;
        this.environment = environment;
    }

    /**
     * One of several acts in the same unit of work.
     *
     * @param details without any secret
     */
    public record AuditedAction(AuditAction action, String subject, Map<String, String> details) {}

    public void record(AdminCaller caller, OrganizationId organization, List<AuditedAction> acts) {
        if (!acts.isEmpty()) {
            log.append(
                    organization,
                    acts.stream()
                            .map(act -> draft(caller.name(), organization, act.action(), act.subject(), act.details()))
                            .toList());
        }
    }

    /** @param details without any secret */
    public void record(
            AdminCaller caller,
            OrganizationId organization,
            AuditAction action,
            String subject,
            Map<String, String> details) {
        record(caller.name(), organization, action, subject, details);
    }

    /**
     * Records an act of a rule, such as a deadline, rather than of a caller.
     *
     * @param actor the rule in brackets, or the name of the admin who decided earlier
     * @param details without any secret
     */
    public void record(
            String actor,
            OrganizationId organization,
            AuditAction action,
            String subject,
            Map<String, String> details) {
        log.append(draft(actor, organization, action, subject, details));
    }

    private AuditDraft draft(
            String actor,
            OrganizationId organization,
            AuditAction action,
            String subject,
            Map<String, String> details) {
        return AuditDraft.of(
                organization, environment.ids().next(), environment.now(), actor, action, subject, details);
    }
}

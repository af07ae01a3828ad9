package io.muster.application.service;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.out.AuditLog;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditDraft;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Map;

/**
 * Writes what an admin does into the audit log, as part of the unit of work that does it, and as its last step: the log's
 * head is locked after everything else.
 */
public final class AuditTrail {
    private final AuditLog log;
    private final Sources sources;

    public AuditTrail(AuditLog log, Sources sources) {
        this.log = log;
        this.sources = sources;
    }

    /**
     * One of several things that are done at once.
     *
     * @param details without any secret
     */
    record Act(AuditAction action, String subject, Map<String, String> details) {}

    void record(AdminCaller caller, OrganizationId organization, List<Act> acts) {
        if (!acts.isEmpty()) {
            log.append(
                    organization,
                    acts.stream()
                            .map(act -> draft(caller.name(), organization, act.action(), act.subject(), act.details()))
                            .toList());
        }
    }

    /** @param details without any secret */
    void record(
            AdminCaller caller,
            OrganizationId organization,
            AuditAction action,
            String subject,
            Map<String, String> details) {
        record(caller.name(), organization, action, subject, details);
    }

    /**
     * @param actor who or what acted, where it is no operator
     * @param details without any secret
     */
    void record(
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
        return AuditDraft.of(organization, sources.ids().next(), sources.now(), actor, action, subject, details);
    }
}

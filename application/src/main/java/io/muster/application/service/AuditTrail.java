package io.muster.application.service;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.out.AuditLog;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditDraft;
import io.muster.domain.organization.OrganizationId;
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
        log.append(AuditDraft.of(organization, sources.ids().next(), sources.now(), actor, action, subject, details));
    }
}

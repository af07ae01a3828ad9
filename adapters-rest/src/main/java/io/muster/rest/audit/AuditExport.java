package io.muster.rest.audit;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.audit.ReadAuditLog;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.admin.Download;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Answers with a whole chain, as the JSON Lines that the offline verifier reads. */
final class AuditExport {
    private AuditExport() {}

    static Response of(ReadAuditLog log, AdminCaller caller, Optional<OrganizationId> organization) {
        // a refusal must come before the answer has begun
        log.page(caller, organization, Optional.empty(), 1);
        return Download.of(
                "audit-log" + organization.map(id -> "-" + id).orElse("") + ".jsonl",
                Download.JSON_LINES,
                writer -> log.export(caller, organization, entry -> Download.line(writer, entry.line())));
    }
}

package io.muster.application.service.audit;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.audit.ReadAuditLog;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.audit.AuditLog;
import io.muster.application.service.OrganizationAccess;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.PageSize;
import io.muster.domain.paging.Slice;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the audit log page by page. */
final class AuditLogReading implements ReadAuditLog {
    private final UnitOfWork unitOfWork;
    private final AuditLog log;
    private final OrganizationAccess access;

    AuditLogReading(Ports ports) {
        this.unitOfWork = ports.unitOfWork();
        this.log = ports.auditLog();
        this.access = new OrganizationAccess(ports.organizations());
    }

    @Override
    public Slice<AuditEntry> page(AdminCaller caller, OrganizationId id, Optional<Long> before, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return log.page(id, before, limit);
        });
    }

    @Override
    public void export(AdminCaller caller, OrganizationId id, Consumer<AuditEntry> each) {
        Slice<AuditEntry> some = after(caller, id, 0);
        some.items().forEach(each);
        while (some.more()) {
            some = after(caller, id, some.items().get(some.items().size() - 1).sequence());
            some.items().forEach(each);
        }
    }

    private Slice<AuditEntry> after(AdminCaller caller, OrganizationId id, long sequence) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return log.after(id, sequence, PageSize.MAX);
        });
    }
}

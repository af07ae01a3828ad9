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

/** Reads audit logs page by page. */
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
    public Slice<AuditEntry> page(
            AdminCaller caller, Optional<OrganizationId> organization, Optional<Long> before, int limit) {
        return unitOfWork.read(() -> log.page(readable(caller, organization), before, limit));
    }

    @Override
    public void export(AdminCaller caller, Optional<OrganizationId> organization, Consumer<AuditEntry> each) {
        Slice<AuditEntry> some = after(caller, organization, 0);
        some.items().forEach(each);
        while (some.more()) {
            some = after(
                    caller,
                    organization,
                    some.items().get(some.items().size() - 1).sequence());
            some.items().forEach(each);
        }
    }

    private Slice<AuditEntry> after(AdminCaller caller, Optional<OrganizationId> organization, long sequence) {
        return unitOfWork.read(() -> log.after(readable(caller, organization), sequence, PageSize.MAX));
    }

    private OrganizationId readable(AdminCaller caller, Optional<OrganizationId> organization) {
        if (organization.isEmpty()) {
            caller.requireAllOrganizations();
            return OrganizationId.INSTALLATION;
        }
        return access.find(caller, organization.get()).id();
    }
}

package io.muster.application.port.in.audit;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.Optional;
import java.util.function.Consumer;

/** An admin reads the audit log of an organization, an operator also that of the installation. */
public interface ReadAuditLog {
    /**
     * Returns a page, newest first: the entries before the one with this number. Costs the same at any position.
     *
     * @param organization empty for the log of the installation
     * @throws Problem NOT_FOUND; FORBIDDEN if the log of the installation is not for the caller
     */
    Slice<AuditEntry> page(AdminCaller caller, Optional<OrganizationId> organization, Optional<Long> before, int limit);

    /**
     * Passes the whole chain to the consumer, oldest first, with a bounded number of entries in memory.
     *
     * @param organization empty for the log of the installation
     * @throws Problem NOT_FOUND; FORBIDDEN if the log of the installation is not for the caller
     */
    void export(AdminCaller caller, Optional<OrganizationId> organization, Consumer<AuditEntry> each);
}

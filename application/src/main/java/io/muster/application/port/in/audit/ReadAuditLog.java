package io.muster.application.port.in.audit;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.Optional;
import java.util.function.Consumer;

/** An admin reads the audit log of an organization. */
public interface ReadAuditLog {
    /**
     * Returns a page, newest first: the entries before the one with this number. Costs the same at any position.
     *
     * @throws Problem NOT_FOUND
     */
    Slice<AuditEntry> page(AdminCaller caller, OrganizationId id, Optional<Long> before, int limit);

    /**
     * Passes the whole chain to the consumer, oldest first, with a bounded number of entries in memory.
     *
     * @throws Problem NOT_FOUND
     */
    void export(AdminCaller caller, OrganizationId id, Consumer<AuditEntry> each);
}

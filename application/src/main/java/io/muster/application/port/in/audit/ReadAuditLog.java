package io.muster.application.port.in.audit;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An admin reads what admins did. */
public interface ReadAuditLog {
    int MAX_LIMIT = 500;

    /**
     * Newest first, those before the entry with this number; a page costs the same wherever it lies.
     *
     * @throws Problem NOT_FOUND
     */
    List<AuditEntry> page(AdminCaller caller, OrganizationId id, Optional<Long> before, int limit);

    /**
     * Hands over the whole chain, oldest first, a bounded number of entries in memory at a time.
     *
     * @throws Problem NOT_FOUND
     */
    void export(AdminCaller caller, OrganizationId id, Consumer<AuditEntry> each);
}

package io.muster.application.service.organization;

import io.muster.application.port.in.organization.PurgeOrganizations;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.organization.Deletions;
import io.muster.application.service.FailureCollector;
import io.muster.domain.organization.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Purges deleted organizations, one batch of each in turn. */
final class OrganizationPurge implements PurgeOrganizations {
    private static final int ORGANIZATIONS_AT_ONCE = 20;
    private static final int ROWS_AT_ONCE = 1_000;

    /** Longer than a unit of work that began before the deletion and may still insert rows. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final UnitOfWork unitOfWork;
    private final Deletions deletions;
    private final Environment environment;

    OrganizationPurge(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.deletions = ports.deletions();
        this.environment = environment;
    }

    @Override
    public boolean purge() {
        Instant before = environment.now().minus(SETTLED);
        List<OrganizationId> page = unitOfWork.read(() -> deletions.deleted(before, ORGANIZATIONS_AT_ONCE));
        AtomicBoolean more = new AtomicBoolean();
        FailureCollector failures = new FailureCollector();
        for (OrganizationId organization : page) {
            failures.attempt(() -> {
                if (unitOfWork.write(() -> deletions.purge(organization, ROWS_AT_ONCE)) > 0) {
                    more.set(true);
                }
            });
        }
        failures.finish();
        return more.get();
    }
}

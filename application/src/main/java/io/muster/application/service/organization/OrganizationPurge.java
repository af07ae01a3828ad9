package io.muster.application.service.organization;

import io.muster.application.port.in.organization.PurgeOrganizations;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.organization.Deletions;
import io.muster.application.service.EachOrganization;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Purges deleted organizations, one batch of each in turn. */
final class OrganizationPurge implements PurgeOrganizations {
    private static final int ROWS_AT_ONCE = 1_000;

    /** Longer than a unit of work that began before the deletion and may still insert rows. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final UnitOfWork unitOfWork;
    private final Deletions deletions;
    private final EachOrganization organizations;

    OrganizationPurge(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.deletions = ports.deletions();
        this.organizations = new EachOrganization(
                unitOfWork,
                (after, limit) -> deletions.deleted(environment.now().minus(SETTLED), after, limit));
    }

    @Override
    public boolean purge() {
        AtomicBoolean rowsLeft = new AtomicBoolean();
        boolean othersWait = organizations.turn(organization -> {
            if (unitOfWork.write(() -> deletions.purge(organization, ROWS_AT_ONCE)) > 0) {
                rowsLeft.set(true);
            }
        });
        return rowsLeft.get() || othersWait;
    }
}

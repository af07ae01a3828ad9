package io.muster.application.service;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.organization.Organizations;
import io.muster.domain.organization.Organization;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

/** Walks over all organizations in the order of their ids, a bounded number in memory at a time. */
public final class EachOrganization {
    private static final int AT_ONCE = 100;

    private final UnitOfWork unitOfWork;
    private final Organizations organizations;

    public EachOrganization(Ports ports) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
    }

    /**
     * Adds up what the work returns for each organization. Calls the work outside of any unit of work. An organization
     * whose work fails does not keep the others from theirs: the first failure is thrown at the end.
     */
    public long sum(ToLongFunction<Organization> work) {
        LongAdder sum = new LongAdder();
        FailureCollector failures = new FailureCollector();
        List<Organization> page = unitOfWork.read(() -> organizations.list(Optional.empty(), AT_ONCE));
        while (!page.isEmpty()) {
            for (Organization organization : page) {
                failures.attempt(() -> sum.add(work.applyAsLong(organization)));
            }
            Organization last = page.get(page.size() - 1);
            page = unitOfWork.read(() -> organizations.list(Optional.of(last.id()), AT_ONCE));
        }
        failures.finish();
        return sum.sum();
    }
}

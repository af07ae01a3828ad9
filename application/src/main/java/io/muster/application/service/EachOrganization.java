package io.muster.application.service;

import io.muster.application.port.out.UnitOfWork;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Walks over the organizations that a look-up names, a bounded number in memory at a time. Each one's work runs outside
 * of any unit of work, so that no transaction spans two organizations. An organization whose work fails does not keep
 * the others from theirs: the first failure is thrown at the end.
 */
public final class EachOrganization {
    private static final int AT_ONCE = 50;

    private final UnitOfWork unitOfWork;
    private final LookUp lookUp;

    /** The next turn begins after this organization, so that each gets its turn. */
    private volatile Optional<OrganizationId> lastServed = Optional.empty();

    public EachOrganization(UnitOfWork unitOfWork, LookUp lookUp) {
        this.unitOfWork = unitOfWork;
        this.lookUp = lookUp;
    }

    /** Names organizations, those that have something to do or all, in the order of their ids. */
    @FunctionalInterface
    public interface LookUp {
        /** Returns at most so many organizations after the given one. Called in a unit of work that reads. */
        List<OrganizationId> page(Optional<OrganizationId> after, int limit);
    }

    /** Adds up what the work returns for each organization. */
    public long sum(ToLongFunction<OrganizationId> work) {
        LongAdder sum = new LongAdder();
        FailureCollector failures = new FailureCollector();
        List<OrganizationId> page = page(Optional.empty(), AT_ONCE);
        while (!page.isEmpty()) {
            page.forEach(organization -> failures.attempt(() -> sum.add(work.applyAsLong(organization))));
            page = page.size() < AT_ONCE ? List.of() : page(Optional.of(page.get(AT_ONCE - 1)), AT_ONCE);
        }
        failures.finish();
        return sum.sum();
    }

    /** Runs the work for the organizations of one turn. Returns whether others may be waiting for the next one. */
    public boolean turn(Consumer<OrganizationId> work) {
        boolean begins = lastServed.isEmpty();
        List<OrganizationId> page = next(AT_ONCE);
        FailureCollector failures = new FailureCollector();
        page.forEach(organization -> failures.attempt(() -> work.accept(organization)));
        failures.finish();
        return !begins || page.size() == AT_ONCE;
    }

    /** Returns at most so many organizations, those that have waited longest for a turn. */
    public List<OrganizationId> next(int limit) {
        Optional<OrganizationId> last = lastServed;
        List<OrganizationId> page = page(last, limit);
        if (page.isEmpty() && last.isPresent()) {
            page = page(Optional.empty(), limit);
        }
        lastServed = page.size() < limit ? Optional.empty() : Optional.of(page.get(limit - 1));
        return page;
    }

    private List<OrganizationId> page(Optional<OrganizationId> after, int limit) {
        return unitOfWork.read(() -> lookUp.page(after, limit));
    }
}

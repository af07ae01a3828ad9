package io.muster.application.testing.fake;

import io.muster.application.port.out.simulation.Simulations;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.simulation.Simulation;
import io.muster.domain.simulation.SimulationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

record InMemorySimulations(InMemoryUnitOfWork unitOfWork) implements Simulations {
    @Override
    public void add(Simulation simulation) {
        unitOfWork.state().simulations.put(simulation.id().value(), simulation);
    }

    @Override
    public void save(Simulation simulation) {
        unitOfWork.state().simulations.replace(simulation.id().value(), simulation);
    }

    @Override
    public Optional<Simulation> find(OrganizationId organization, SimulationId id) {
        return of(organization).filter(simulation -> simulation.id().equals(id)).findFirst();
    }

    @Override
    public boolean isRunning(OrganizationId organization) {
        return of(organization).anyMatch(simulation -> simulation.ended().isEmpty());
    }

    @Override
    public List<Simulation> latest(OrganizationId organization, int limit) {
        return of(organization).sorted(NEWEST_FIRST).limit(limit).toList();
    }

    @Override
    public List<Simulation> left(OrganizationId organization, Instant before, int limit) {
        return of(organization)
                .filter(simulation -> isLeft(simulation, before))
                .limit(limit)
                .toList();
    }

    @Override
    public List<OrganizationId> organizationsWithLeft(Instant before, Optional<OrganizationId> after, int limit) {
        return InMemoryState.page(
                unitOfWork.state().simulations.values().stream()
                        .filter(simulation -> isLeft(simulation, before))
                        .map(Simulation::organization),
                after,
                limit);
    }

    @Override
    public void trim(OrganizationId organization, int kept) {
        List<Simulation> old = of(organization)
                .filter(Simulation::cleanedUp)
                .sorted(NEWEST_FIRST)
                .skip(kept)
                .toList();
        unitOfWork.state().simulations.values().removeAll(old);
    }

    private static final Comparator<Simulation> NEWEST_FIRST = Comparator.comparing(
                    (Simulation simulation) -> simulation.id().value(), InMemoryState.BY_BYTES)
            .reversed();

    private static boolean isLeft(Simulation simulation, Instant before) {
        return !simulation.cleanedUp() && simulation.started().at().isBefore(before);
    }

    private Stream<Simulation> of(OrganizationId organization) {
        return unitOfWork.state().simulations.values().stream()
                .filter(simulation -> simulation.organization().equals(organization));
    }
}

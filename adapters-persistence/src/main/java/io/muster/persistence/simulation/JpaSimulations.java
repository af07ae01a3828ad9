package io.muster.persistence.simulation;

import io.muster.application.port.out.simulation.Simulations;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.simulation.Simulation;
import io.muster.domain.simulation.SimulationId;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.LookUp;
import io.muster.persistence.hibernate.OldRows;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.TenantKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores each simulation as one row, with its steps as a document. */
final class JpaSimulations implements Simulations {
    private final HibernateUnitOfWork unitOfWork;

    JpaSimulations(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(Simulation simulation) {
        SimulationEntity row = new SimulationEntity();
        row.organizationId = simulation.organization().value();
        row.id = simulation.id().value();
        row.conversation = simulation.conversation();
        row.mark = simulation.mark();
        row.tokenId = simulation.tokenId();
        row.startedAt = simulation.started().at();
        row.startedBy = simulation.started().by();
        simulation.ended().ifPresent(at -> row.endedAt = at);
        row.cleanedUp = simulation.cleanedUp();
        row.steps = StepsJson.write(simulation.steps());
        unitOfWork.session(simulation.organization()).insert(row);
    }

    @Override
    public void save(Simulation simulation) {
        unitOfWork
                .session(simulation.organization())
                .createMutationQuery("update Simulation set endedAt = :ended, cleanedUp = :cleaned, steps = :steps"
                        + " where organizationId = :organization and id = :id")
                .setParameter("ended", simulation.ended().orElse(null), Instant.class)
                .setParameter("cleaned", simulation.cleanedUp())
                .setParameter("steps", StepsJson.write(simulation.steps()))
                .setParameter("organization", simulation.organization().value())
                .setParameter("id", simulation.id().value())
                .executeUpdate();
    }

    @Override
    public Optional<Simulation> find(OrganizationId organization, SimulationId id) {
        return Rows.get(
                        unitOfWork.session(organization),
                        SimulationEntity.class,
                        new TenantKey(organization.value(), id.value()))
                .map(JpaSimulations::simulation);
    }

    @Override
    public boolean isRunning(OrganizationId organization) {
        return unitOfWork
                        .session(organization)
                        .createSelectionQuery(
                                "select count(*) from Simulation"
                                        + " where organizationId = :organization and endedAt is null",
                                Long.class)
                        .setParameter("organization", organization.value())
                        .getSingleResult()
                > 0;
    }

    @Override
    public List<Simulation> latest(OrganizationId organization, int limit) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from Simulation where organizationId = :organization order by id desc", SimulationEntity.class)
                .setParameter("organization", organization.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaSimulations::simulation)
                .toList();
    }

    @Override
    public List<Simulation> left(OrganizationId organization, Instant before, int limit) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from Simulation where organizationId = :organization and startedAt < :before"
                                + " and cleanedUp = false order by id",
                        SimulationEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaSimulations::simulation)
                .toList();
    }

    @Override
    public List<OrganizationId> organizationsWithLeft(Instant before, Optional<OrganizationId> after, int limit) {
        return LookUp.organizations(
                unitOfWork.session(AcrossOrganizations.LEFT_SIMULATIONS),
                "Simulation",
                "cleanedUp = false and startedAt < :at",
                before,
                after,
                limit);
    }

    @Override
    public void trim(OrganizationId organization, int kept) {
        OldRows.keepNewest(unitOfWork.session(organization), organization, "Simulation", "cleanedUp = true", kept);
    }

    private static Simulation simulation(SimulationEntity row) {
        return new Simulation(
                new OrganizationId(row.organizationId),
                new SimulationId(row.id),
                row.conversation,
                row.mark,
                row.tokenId,
                new Provenance(row.startedAt, row.startedBy),
                Optional.ofNullable(row.endedAt),
                StepsJson.read(row.steps),
                row.cleanedUp);
    }
}

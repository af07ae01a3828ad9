package io.muster.application.service.directory;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.directory.Users;
import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.simulation.Simulation;
import java.util.List;
import java.util.Optional;

/** Removes the users and groups of a simulation, whatever the provisioning mode is by now. */
public final class SimulatedResources {
    private static final int AT_ONCE = 100;

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final Groups groups;
    private final UserChanges changes;
    private final GroupRemoval groupRemoval;
    private final Environment environment;

    SimulatedResources(Ports ports, UserChanges changes, GroupRemoval groupRemoval, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.users = ports.users();
        this.groups = ports.groups();
        this.changes = changes;
        this.groupRemoval = groupRemoval;
        this.environment = environment;
    }

    /** Removes what has a name that begins with the mark of the simulation, each in a unit of work of its own. */
    public void remove(Simulation simulation) {
        OrganizationId organization = simulation.organization();
        List<DirectoryUser> createdUsers = unitOfWork
                .read(() -> users.search(organization, named(UserAttribute.USER_NAME, simulation)))
                .items();
        createdUsers.forEach(user -> unitOfWork.run(() -> remove(user, simulation)));
        List<DirectoryGroup> createdGroups = unitOfWork
                .read(() -> groups.search(organization, named(GroupAttribute.DISPLAY_NAME, simulation)))
                .items();
        createdGroups.forEach(group ->
                unitOfWork.run(() -> groups.lock(organization, group.id()).ifPresent(groupRemoval::remove)));
    }

    private void remove(DirectoryUser found, Simulation simulation) {
        // groups are locked before users
        groups.touchAllOf(found.organization(), found.id(), environment.now());
        users.lock(found.organization(), found.id())
                .ifPresent(user -> changes.delete(
                        user,
                        ChangeSource.simulation(
                                environment.now(), simulation.id().toString())));
    }

    private static <A extends Enum<A> & Attribute> Search<A> named(A name, Simulation simulation) {
        return new Search<>(
                Optional.of(new Filter.Compare<>(name, Operator.SW, new Operand.Text(simulation.mark()))),
                Optional.empty(),
                new Search.Page.FromIndex(1, AT_ONCE));
    }
}

package io.muster.application.service.directory;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** Removes groups, ends their mappings, and keeps an Admin. */
final class GroupRemoval {
    private final Groups groups;
    private final GroupMappings mappings;
    private final AccessGuard guard;
    private final EventPublisher events;
    private final Environment environment;

    GroupRemoval(Ports ports, AccessGuard guard, EventPublisher events, Environment environment) {
        this.groups = ports.groups();
        this.mappings = ports.groupMappings();
        this.guard = guard;
        this.events = events;
        this.environment = environment;
    }

    /**
     * Removes a group, which is locked.
     *
     * @throws Problem PROTECTED_MEMBER if no Admin would be left
     */
    void remove(DirectoryGroup group) {
        Optional<GroupMapping> mapping = mappings.of(group.organization(), group.id());
        events.deleting(group, mapping);
        if (mapping.flatMap(GroupMapping::role).isPresent()) {
            guard.guarding(group.organization(), () -> remove(group, mapping));
        } else {
            remove(group, mapping);
        }
    }

    private void remove(DirectoryGroup group, Optional<GroupMapping> mapping) {
        mapping.ifPresent(ending -> mappings.save(ending.endedWith(group, environment.now())));
        groups.remove(group.organization(), group.id());
    }
}

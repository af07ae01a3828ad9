package io.muster.application.service.directory;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.MembershipChange;
import io.muster.domain.mapping.GroupMapping;
import java.util.List;
import java.util.Optional;

/**
 * Completes a change of a group whose members are written, and publishes events. The caller checks that an Admin is
 * left, since one unit of work may change several groups.
 */
final class GroupWriter {
    private final Groups groups;
    private final GroupMappings mappings;
    private final EventPublisher events;

    GroupWriter(Ports ports, EventPublisher events) {
        this.groups = ports.groups();
        this.mappings = ports.groupMappings();
        this.events = events;
    }

    /**
     * Binds the mapping that waited for a group which has been added.
     *
     * @return the mapping as it is now
     */
    GroupMapping bind(GroupMapping waiting, DirectoryGroup group) {
        GroupMapping bound = waiting.boundTo(group);
        mappings.save(bound);
        return bound;
    }

    /**
     * Completes the creation of a group.
     *
     * @param bound the mapping that waited for the group
     */
    void created(DirectoryGroup group, MembershipChange change, Optional<GroupMapping> bound) {
        events.created(group, change, bound);
        bound.ifPresent(giving -> events.mappings(List.of(giving)));
    }

    /**
     * Saves a group that has changed.
     *
     * @param after the group with its new version
     * @return the mapping of the group, if members have changed
     */
    Optional<GroupMapping> changed(DirectoryGroup after, boolean renamed, MembershipChange change) {
        groups.save(after);
        Optional<GroupMapping> mapping =
                change.isEmpty() ? Optional.empty() : mappings.of(after.organization(), after.id());
        events.changed(after, renamed, change, mapping);
        return mapping;
    }
}

package io.muster.domain.mapping;

import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.organization.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an admin has decided that the members of a group get. It belongs to the group's id, so a rename keeps it.
 *
 * @param role empty: the connection role is used
 * @param changed when the content was last changed and by whom
 * @param version counts the changes of the content; 1 after the first save
 */
public record GroupMapping(
        OrganizationId organization,
        MappingId id,
        Target target,
        Optional<RoleGrant> role,
        Map<WorkspaceId, Provenance> workspaces,
        Provenance changed,
        long version) {

    /** How long the mapping of a deleted group waits for the group to be pushed again. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    public GroupMapping {
        workspaces = Collections.unmodifiableMap(new LinkedHashMap<>(workspaces));
    }

    /** What the mapping is for. Only a bound one gives anything. */
    public sealed interface Target {
        /** How people know the group: its present name, or the one that it is expected to have or had. */
        GroupName name();

        /** Decided before the identity provider has pushed the group: binds to the first group of this name. */
        record Prepared(GroupName name) implements Target {}

        record Bound(GroupId group, GroupName name) implements Target {}

        /** The group was deleted; one with the same externalId takes the mapping over. */
        record Ended(GroupName name, Optional<ExternalId> externalId, Instant at) implements Target {}
    }

    /** The first decision about a target. */
    public static GroupMapping decided(
            OrganizationId organization, MappingId id, Target target, MappingContent content, Provenance now) {
        return new GroupMapping(organization, id, target, Optional.empty(), Map.of(), now, 0).with(content, now);
    }

    /** With another content: what stays is given since when it was; the same one if nothing differs. */
    public GroupMapping changedTo(MappingContent content, Provenance now) {
        return version > 0 && content.equals(content()) ? this : with(content, now);
    }

    public GroupMapping boundTo(DirectoryGroup group) {
        return to(new Target.Bound(group.id(), group.displayName()));
    }

    public GroupMapping endedWith(DirectoryGroup group, Instant now) {
        return to(new Target.Ended(group.displayName(), group.externalId(), now));
    }

    public MappingContent content() {
        return new MappingContent(role.map(RoleGrant::role), workspaces.keySet());
    }

    /** The group that it is bound to. */
    public Optional<GroupId> group() {
        return target instanceof Target.Bound bound ? Optional.of(bound.group()) : Optional.empty();
    }

    private GroupMapping with(MappingContent content, Provenance now) {
        Map<WorkspaceId, Provenance> given = new LinkedHashMap<>();
        content.workspaces().forEach(workspace -> given.put(workspace, workspaces.getOrDefault(workspace, now)));
        Optional<RoleGrant> newRole = content.role().equals(role.map(RoleGrant::role))
                ? role
                : content.role().map(wanted -> new RoleGrant(wanted, now));
        return new GroupMapping(organization, id, target, newRole, given, now, version + 1);
    }

    private GroupMapping to(Target other) {
        return new GroupMapping(organization, id, other, role, workspaces, changed, version);
    }
}

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
import io.muster.domain.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The role and the workspaces that an admin assigns to the members of a group. It refers to the group's id, so it
 * survives a rename.
 *
 * @param role empty if the mapping gives no role
 * @param workspaces with the time and the author of each decision
 * @param changed when the content was last changed, and by whom
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

    /**
     * The time for which the mapping of a deleted group is kept, so that a group that is pushed again takes it over.
     */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    /** The size that each workspace adds to an answer. */
    public static final int BYTES_OF_WORKSPACE = 128;

    /** The number of workspaces that the mappings of one request can have together. */
    public static final int MAX_WORKSPACES_TOGETHER = 10_000;

    /** The bytes of a mapping in an answer without its workspaces. */
    private static final int BYTES = 512;

    public GroupMapping {
        workspaces = Collections.unmodifiableMap(new LinkedHashMap<>(workspaces));
    }

    /** The group that the mapping is for. Only a bound mapping has an effect. */
    public sealed interface Target {
        /** Returns the present, expected or last name of the group. */
        GroupName name();

        /** A group that the identity provider has not pushed yet. The first group with this name is bound. */
        record Prepared(GroupName name) implements Target {}

        /** A present group. */
        record Bound(GroupId group, GroupName name) implements Target {}

        /** A deleted group. A new group with the same externalId takes the mapping over. */
        record Ended(GroupName name, Optional<ExternalId> externalId, Instant at) implements Target {}
    }

    /** Returns the size in bytes, roughly, of a mapping with so many workspaces. */
    public static long bytes(int workspaces) {
        return BYTES + (long) workspaces * BYTES_OF_WORKSPACE;
    }

    /** @throws Problem INVALID_VALUE if there are more than {@value #MAX_WORKSPACES_TOGETHER} */
    public static void requireFewTogether(int workspaces) {
        if (workspaces > MAX_WORKSPACES_TOGETHER) {
            throw Problem.invalidValue("The mappings have more than " + MAX_WORKSPACES_TOGETHER
                    + " workspaces together; ask for fewer mappings at once");
        }
    }

    /** Returns a new mapping with its first content. */
    public static GroupMapping decided(
            OrganizationId organization, MappingId id, Target target, MappingContent content, Provenance now) {
        return new GroupMapping(organization, id, target, Optional.empty(), Map.of(), now, 0).with(content, now);
    }

    /**
     * Returns this mapping with another content, or unchanged if nothing differs. A role and workspaces that stay keep
     * their provenance.
     */
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

    /** Returns the group that the mapping is bound to. */
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

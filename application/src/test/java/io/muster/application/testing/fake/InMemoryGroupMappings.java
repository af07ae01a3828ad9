package io.muster.application.testing.fake;

import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record InMemoryGroupMappings(InMemoryUnitOfWork unitOfWork) implements GroupMappings {
    @Override
    public void add(Collection<GroupMapping> mappings) {
        mappings.forEach(this::add);
    }

    private void add(GroupMapping mapping) {
        boolean taken = mapping.group()
                        .flatMap(group -> of(mapping.organization(), group))
                        .isPresent()
                || (mapping.target() instanceof Target.Prepared name
                        && !prepared(mapping.organization(), List.of(name.name()))
                                .isEmpty());
        if (taken) {
            throw new Problem(Problem.Code.CONFLICT, "Somebody else has just saved a mapping of the group");
        }
        save(mapping);
    }

    @Override
    public void save(Collection<GroupMapping> mappings) {
        mappings.forEach(mapping -> unitOfWork.state().mappings.put(mapping.id().value(), mapping));
    }

    @Override
    public void remove(OrganizationId organization, MappingId id) {
        find(organization, id).ifPresent(found -> unitOfWork.state().mappings.remove(id.value()));
    }

    @Override
    public Optional<GroupMapping> find(OrganizationId organization, MappingId id) {
        return of(organization).filter(mapping -> mapping.id().equals(id)).findFirst();
    }

    @Override
    public List<GroupMapping> find(OrganizationId organization, Collection<MappingId> ids) {
        return few(
                of(organization).filter(mapping -> ids.contains(mapping.id())).toList());
    }

    @Override
    public Optional<GroupMapping> lock(OrganizationId organization, MappingId id) {
        return find(organization, id);
    }

    @Override
    public Optional<GroupMapping> of(OrganizationId organization, GroupId group) {
        return of(organization)
                .filter(mapping -> mapping.group().equals(Optional.of(group)))
                .findFirst();
    }

    @Override
    public Map<GroupId, GroupMapping> of(OrganizationId organization, Collection<GroupId> groups) {
        return few(bound(organization, groups).toList()).stream()
                .collect(Collectors.toMap(mapping -> mapping.group().orElseThrow(), Function.identity()));
    }

    @Override
    public Map<GroupId, Integer> workspacesOf(OrganizationId organization, Collection<GroupId> groups) {
        return bound(organization, groups)
                .filter(mapping -> !mapping.workspaces().isEmpty())
                .collect(Collectors.toMap(mapping -> mapping.group().orElseThrow(), mapping -> mapping.workspaces()
                        .size()));
    }

    private Stream<GroupMapping> bound(OrganizationId organization, Collection<GroupId> groups) {
        return of(organization)
                .filter(mapping -> mapping.group().filter(groups::contains).isPresent());
    }

    private static List<GroupMapping> few(List<GroupMapping> mappings) {
        GroupMapping.requireFewTogether(mappings.stream()
                .mapToInt(mapping -> mapping.workspaces().size())
                .sum());
        return mappings;
    }

    @Override
    public Map<GroupId, MappingContent> contents(OrganizationId organization, Collection<GroupId> groups) {
        return bound(organization, groups)
                .collect(Collectors.toMap(mapping -> mapping.group().orElseThrow(), GroupMapping::content));
    }

    @Override
    public List<GroupMapping> prepared(OrganizationId organization, Collection<GroupName> names) {
        Set<String> keys = names.stream().map(GroupName::key).collect(Collectors.toSet());
        return few(of(organization)
                .filter(mapping -> mapping.target() instanceof Target.Prepared prepared
                        && keys.contains(prepared.name().key()))
                .toList());
    }

    @Override
    public Optional<GroupMapping> awaiting(DirectoryGroup pushed, Instant endedSince) {
        return prepared(pushed.organization(), List.of(pushed.displayName())).stream()
                .findFirst()
                .or(() -> of(pushed.organization())
                        .filter(mapping -> mapping.target() instanceof Target.Ended ended
                                && ended.externalId().isPresent()
                                && ended.externalId().equals(pushed.externalId())
                                && !ended.at().isBefore(endedSince))
                        .max(Comparator.comparing(mapping -> ((Target.Ended) mapping.target()).at())));
    }

    @Override
    public Slice<GroupMapping> page(OrganizationId organization, Optional<MappingId> after, int limit) {
        List<GroupMapping> rest = of(organization)
                .filter(mapping -> after.filter(last ->
                                InMemoryState.BY_BYTES.compare(mapping.id().value(), last.value()) <= 0)
                        .isEmpty())
                .toList();
        return Slice.of(
                rest, limit, mapping -> GroupMapping.bytes(mapping.workspaces().size()));
    }

    @Override
    public List<OrganizationId> organizationsWithEnded(Instant before, Optional<OrganizationId> after, int limit) {
        return InMemoryState.page(
                unitOfWork.state().mappings.values().stream()
                        .filter(mapping -> endedBefore(mapping, before))
                        .map(GroupMapping::organization),
                after,
                limit);
    }

    private static boolean endedBefore(GroupMapping mapping, Instant before) {
        return mapping.target() instanceof Target.Ended ended && ended.at().isBefore(before);
    }

    @Override
    public int purge(OrganizationId organization, Instant endedBefore, int limit) {
        List<GroupMapping> old = unitOfWork.state().mappings.values().stream()
                .filter(mapping -> mapping.organization().equals(organization) && endedBefore(mapping, endedBefore))
                .limit(limit)
                .toList();
        old.forEach(mapping -> remove(mapping.organization(), mapping.id()));
        return old.size();
    }

    /** Returns the mappings of an organization, bound ones with the present names of their groups. */
    private Stream<GroupMapping> of(OrganizationId organization) {
        InMemoryState state = unitOfWork.state();
        return state.mappings.values().stream()
                .filter(mapping -> mapping.organization().equals(organization))
                .map(mapping -> mapping.group()
                        .flatMap(group -> Optional.ofNullable(state.groups.get(group.value())))
                        .map(mapping::boundTo)
                        .orElse(mapping));
    }
}

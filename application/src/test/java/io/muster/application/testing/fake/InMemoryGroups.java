package io.muster.application.testing.fake;

import io.muster.application.port.out.directory.Groups;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record InMemoryGroups(InMemoryUnitOfWork unitOfWork) implements Groups {
    @Override
    public void add(DirectoryGroup group) {
        boolean nameTaken = others(group)
                .anyMatch(other ->
                        other.displayName().key().equals(group.displayName().key()));
        Optional<String> externalId = group.externalId().map(ExternalId::value);
        boolean externalIdTaken = externalId.isPresent()
                && others(group)
                        .anyMatch(other ->
                                other.externalId().map(ExternalId::value).equals(externalId));
        if (nameTaken || externalIdTaken) {
            throw new Problem(Problem.Code.DUPLICATE, "displayName or externalId is already used by another group");
        }
        unitOfWork.state().groups.put(group.id().value(), group);
    }

    @Override
    public void save(DirectoryGroup group) {
        add(group);
    }

    @Override
    public Optional<DirectoryGroup> find(OrganizationId organization, GroupId id) {
        return Optional.ofNullable(unitOfWork.state().groups.get(id.value()))
                .filter(group -> group.organization().equals(organization));
    }

    @Override
    public Optional<DirectoryGroup> lock(OrganizationId organization, GroupId id) {
        return find(organization, id);
    }

    @Override
    public List<DirectoryGroup> named(OrganizationId organization, Collection<GroupName> names) {
        Set<String> keys = names.stream().map(GroupName::key).collect(Collectors.toSet());
        return of(organization)
                .filter(group -> keys.contains(group.displayName().key()))
                .toList();
    }

    @Override
    public List<DirectoryGroup> lockAll(OrganizationId organization, Collection<GroupId> ids) {
        return findAll(organization, ids);
    }

    @Override
    public List<DirectoryGroup> findAll(OrganizationId organization, Collection<GroupId> ids) {
        return of(organization).filter(group -> ids.contains(group.id())).toList();
    }

    @Override
    public void remove(OrganizationId organization, GroupId id) {
        if (find(organization, id).isPresent()) {
            unitOfWork.state().groups.remove(id.value());
            unitOfWork.state().members.remove(id.value());
        }
    }

    @Override
    public SearchPage<DirectoryGroup> search(OrganizationId organization, Search<GroupAttribute> search) {
        return InMemorySearch.run(
                of(organization).toList(),
                search,
                group -> new Resources.Group(group, members(group)),
                group -> group.id().value(),
                group -> group.displayName().value().length());
    }

    @Override
    public void touchAllOf(OrganizationId organization, UserId user, Instant now) {
        of(organization)
                .filter(group -> unitOfWork
                        .state()
                        .members
                        .getOrDefault(group.id().value(), Map.of())
                        .containsKey(user.value()))
                .toList()
                .forEach(group -> unitOfWork.state().groups.put(group.id().value(), group.touched(now)));
    }

    private List<DirectoryUser> members(DirectoryGroup group) {
        return unitOfWork.state().members.getOrDefault(group.id().value(), Map.of()).keySet().stream()
                .map(unitOfWork.state().users::get)
                .filter(user -> user != null && !user.deleted())
                .toList();
    }

    private Stream<DirectoryGroup> of(OrganizationId organization) {
        return unitOfWork.state().groups.values().stream()
                .filter(group -> group.organization().equals(organization));
    }

    private Stream<DirectoryGroup> others(DirectoryGroup group) {
        return of(group.organization()).filter(other -> !other.id().equals(group.id()));
    }
}

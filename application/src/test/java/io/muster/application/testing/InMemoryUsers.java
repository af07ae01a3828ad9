package io.muster.application.testing;

import io.muster.application.port.out.Users;
import io.muster.domain.access.OrgRole;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.Found;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

record InMemoryUsers(InMemoryUnitOfWork unitOfWork) implements Users {
    @Override
    public void add(DirectoryUser user) {
        requireUnique(user, other -> other.profile().userName().key(), true, "userName is already used");
        requireUnique(
                user,
                other -> other.profile().externalId().map(ExternalId::value).orElse(null),
                true,
                "externalId is already used");
        requireUnique(
                user,
                other -> other.profile().primaryEmail().map(EmailAddress::key).orElse(null),
                false,
                "The e-mail address is already in use");
        unitOfWork.state().users.put(user.id().value(), user);
    }

    @Override
    public void save(DirectoryUser user) {
        add(user);
    }

    @Override
    public Optional<DirectoryUser> find(OrganizationId organization, UserId id) {
        return Optional.ofNullable(unitOfWork.state().users.get(id.value()))
                .filter(user -> user.organization().equals(organization));
    }

    @Override
    public Optional<DirectoryUser> lock(OrganizationId organization, UserId id) {
        return find(organization, id);
    }

    @Override
    public Optional<DirectoryUser> lockDormant(
            OrganizationId organization, UserName userName, Optional<ExternalId> externalId) {
        return of(organization)
                .filter(user ->
                        !user.active() && user.profile().userName().key().equals(userName.key()))
                .findFirst()
                .or(() -> of(organization)
                        .filter(user -> !user.active()
                                && externalId.isPresent()
                                && user.profile().externalId().equals(externalId))
                        .findFirst());
    }

    @Override
    public void remove(OrganizationId organization, UserId id) {
        if (find(organization, id).isPresent()) {
            unitOfWork.state().users.remove(id.value());
            unitOfWork.state().members.values().forEach(members -> members.remove(id.value()));
        }
    }

    @Override
    public Found<DirectoryUser> search(OrganizationId organization, Search<UserAttribute> search) {
        return InMemorySearch.run(
                of(organization).toList(),
                search,
                user -> new Resources.User(user, InMemoryMemberships.groupsOf(unitOfWork.state(), user)),
                user -> user.id().value());
    }

    @Override
    public boolean anotherActiveAdmin(OrganizationId organization, UserId except, Optional<OrgRole> connectionRole) {
        return of(organization)
                .filter(user -> user.active() && !user.id().equals(except))
                .anyMatch(user -> user.role(connectionRole).equals(Optional.of(OrgRole.ADMIN)));
    }

    private Stream<DirectoryUser> of(OrganizationId organization) {
        return unitOfWork.state().users.values().stream()
                .filter(user -> user.organization().equals(organization));
    }

    private void requireUnique(
            DirectoryUser user, Function<DirectoryUser, @Nullable String> key, boolean inOrganization, String detail) {
        String wanted = key.apply(user);
        boolean taken = wanted != null
                && unitOfWork.state().users.values().stream()
                        .filter(other -> !other.id().equals(user.id()))
                        .filter(other -> !inOrganization || other.organization().equals(user.organization()))
                        .anyMatch(other -> Objects.equals(key.apply(other), wanted));
        if (taken) {
            throw new Problem(Problem.Code.DUPLICATE, detail);
        }
    }
}

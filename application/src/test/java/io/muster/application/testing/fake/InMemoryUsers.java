package io.muster.application.testing.fake;

import io.muster.application.port.out.directory.Users;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.ForeignAddress;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

record InMemoryUsers(InMemoryUnitOfWork unitOfWork) implements Users {
    @Override
    public void add(DirectoryUser user) {
        if (user.deleted()) {
            // deleted users have no claim on their names
            unitOfWork.state().users.put(user.id().value(), user);
            return;
        }
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
                .filter(user -> user.organization().equals(organization) && !user.deleted());
    }

    @Override
    public Optional<DirectoryUser> findByEmail(OrganizationId organization, EmailAddress email) {
        return of(organization)
                .filter(user -> user.profile().emailKey().equals(Optional.of(email.key())))
                .findFirst();
    }

    @Override
    public Optional<DirectoryUser> lock(OrganizationId organization, UserId id) {
        return find(organization, id);
    }

    @Override
    public Optional<DirectoryUser> lockWithDeleted(OrganizationId organization, UserId id) {
        return Optional.ofNullable(unitOfWork.state().users.get(id.value()))
                .filter(user -> user.organization().equals(organization));
    }

    @Override
    public Optional<DirectoryUser> lockDormant(
            OrganizationId organization, UserName userName, Optional<ExternalId> externalId, Instant now) {
        return withDeleted(organization)
                .filter(user -> user.isDormantAt(now))
                .filter(user -> hasName(user, userName)
                        || (externalId.isPresent()
                                && user.profile().externalId().equals(externalId)))
                .min(Comparator.<DirectoryUser, Boolean>comparing(user -> !hasName(user, userName))
                        .thenComparing(DirectoryUser::deleted)
                        .thenComparing(DirectoryUser::lastModified, Comparator.reverseOrder()));
    }

    private static boolean hasName(DirectoryUser user, UserName userName) {
        return user.profile().userName().key().equals(userName.key());
    }

    @Override
    public void remove(OrganizationId organization, UserId id) {
        if (lockWithDeleted(organization, id).isPresent()) {
            unitOfWork.state().grants.keySet().removeIf(grant -> grant.user().equals(id));
            unitOfWork.state().users.remove(id.value());
            unitOfWork.state().links.removeIf(link -> link.user().equals(id));
            unitOfWork.state().sessions.values().removeIf(session -> session.member()
                    .equals(id));
            unitOfWork.state().members.values().forEach(members -> members.remove(id.value()));
        }
    }

    @Override
    public List<ForeignAddress> foreignAddresses(OrganizationId owner, Optional<UserId> after, int limit) {
        Optional<Organization> domains =
                Optional.ofNullable(unitOfWork.state().organizations.get(owner.value()));
        return unitOfWork.state().users.values().stream()
                .filter(user -> !user.organization().equals(owner) && !user.deleted())
                .filter(user -> !unitOfWork.state().deleted.containsKey(user.organization()))
                .filter(user -> user.profile()
                        .primaryEmail()
                        .filter(email -> domains.filter(of -> of.hasVerified(email.domain()))
                                .isPresent())
                        .isPresent())
                .map(user -> new ForeignAddress(
                        user.organization(),
                        user.id(),
                        user.profile().emailKey().orElseThrow()))
                .sorted(Comparator.comparing(found -> found.user().toString()))
                .filter(found -> after.isEmpty()
                        || found.user().toString().compareTo(after.get().toString()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public SearchPage<DirectoryUser> search(OrganizationId organization, Search<UserAttribute> search) {
        return InMemorySearch.run(
                of(organization).toList(),
                search,
                user -> new Resources.User(user, InMemoryMemberships.groupsOf(unitOfWork.state(), user)),
                user -> user.id().value(),
                user -> user.profile().bytes());
    }

    private Stream<DirectoryUser> of(OrganizationId organization) {
        return withDeleted(organization).filter(user -> !user.deleted());
    }

    private Stream<DirectoryUser> withDeleted(OrganizationId organization) {
        return unitOfWork.state().users.values().stream()
                .filter(user -> user.organization().equals(organization));
    }

    private void requireUnique(
            DirectoryUser user, Function<DirectoryUser, @Nullable String> key, boolean inOrganization, String detail) {
        String wanted = key.apply(user);
        boolean taken = wanted != null
                && unitOfWork.state().users.values().stream()
                        .filter(other -> !other.id().equals(user.id()) && !other.deleted())
                        .filter(other -> !unitOfWork.state().deleted.containsKey(other.organization()))
                        .filter(other -> !inOrganization || other.organization().equals(user.organization()))
                        .anyMatch(other -> Objects.equals(key.apply(other), wanted));
        if (taken) {
            throw new Problem(Problem.Code.DUPLICATE, detail);
        }
    }
}

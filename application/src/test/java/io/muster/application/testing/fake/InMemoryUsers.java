package io.muster.application.testing.fake;

import io.muster.application.port.out.directory.Users;
import io.muster.application.testing.fake.InMemoryState.Claim;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.ForeignAddress;
import io.muster.domain.directory.LostAddress;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
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
        if (!user.deleted()) {
            requireUnique(user, other -> other.profile().userName().key(), "userName is already used");
            requireUnique(
                    user,
                    other -> other.profile().externalId().map(ExternalId::value).orElse(null),
                    "externalId is already used");
        }
        claim(user);
        unitOfWork.state().users.put(user.id().value(), user);
    }

    /** As the database, compares with what the user had: a lost address is not claimed again by another change. */
    private void claim(DirectoryUser user) {
        Optional<String> before = Optional.ofNullable(
                        unitOfWork.state().users.get(user.id().value()))
                .flatMap(InMemoryUsers::claimed);
        Optional<String> after = claimed(user);
        if (before.equals(after)) {
            return;
        }
        release(user.organization(), user.id());
        after.ifPresent(key -> {
            Claim taken = unitOfWork.state().claims.get(key);
            if (taken != null && !unitOfWork.state().deleted.containsKey(taken.organization())) {
                if (taken.organization().equals(user.organization()) || !ownsDomain(user)) {
                    throw new Problem(Problem.Code.DUPLICATE, "The e-mail address is already in use");
                }
                unitOfWork.state().lost.add(new LostAddress(taken.organization(), taken.user(), key));
            }
            unitOfWork.state().claims.put(key, new Claim(user.organization(), user.id()));
        });
    }

    private boolean ownsDomain(DirectoryUser user) {
        Optional<Organization> organization = Optional.ofNullable(
                unitOfWork.state().organizations.get(user.organization().value()));
        return user.primaryEmail()
                .filter(email -> organization
                        .filter(owner -> owner.hasVerified(email.domain()))
                        .isPresent())
                .isPresent();
    }

    private static Optional<String> claimed(DirectoryUser user) {
        return user.deleted() ? Optional.empty() : user.emailKey();
    }

    private void release(OrganizationId organization, UserId user) {
        unitOfWork.state().claims.values().removeIf(new Claim(organization, user)::equals);
    }

    @Override
    public void save(DirectoryUser user) {
        add(user);
    }

    @Override
    public void change(DirectoryUser before, DirectoryUser after) {
        add(after);
    }

    @Override
    public Optional<DirectoryUser> find(OrganizationId organization, UserId id) {
        return Optional.ofNullable(unitOfWork.state().users.get(id.value()))
                .filter(user -> user.organization().equals(organization) && !user.deleted());
    }

    @Override
    public Optional<OrganizationId> organizationOf(EmailAddress email) {
        return Optional.ofNullable(unitOfWork.state().claims.get(email.key())).map(Claim::organization);
    }

    @Override
    public Optional<DirectoryUser> findByEmail(OrganizationId organization, EmailAddress email) {
        return Optional.ofNullable(unitOfWork.state().claims.get(email.key()))
                .flatMap(claim -> find(organization, claim.user()));
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
            release(organization, id);
            unitOfWork.state().grants.keySet().removeIf(grant -> grant.user().equals(id));
            unitOfWork.state().users.remove(id.value());
            unitOfWork.state().links.removeIf(link -> link.user().equals(id));
            unitOfWork.state().sessions.values().removeIf(session -> session.member()
                    .equals(id));
            unitOfWork.state().ownerPasswords.remove(id.value());
            unitOfWork.state().members.values().forEach(members -> members.remove(id.value()));
        }
    }

    @Override
    public Slice<ForeignAddress> foreignAddresses(OrganizationId owner, Optional<UserId> after, int limit) {
        Optional<Organization> domains =
                Optional.ofNullable(unitOfWork.state().organizations.get(owner.value()));
        List<ForeignAddress> found = unitOfWork.state().claims.entrySet().stream()
                .map(claim -> new ForeignAddress(
                        claim.getValue().organization(), claim.getValue().user(), claim.getKey()))
                .filter(address -> !address.holder().equals(owner))
                .filter(address -> !unitOfWork.state().deleted.containsKey(address.holder()))
                .filter(address -> EmailAddress.parse(address.key())
                        .filter(email -> domains.filter(of -> of.hasVerified(email.domain()))
                                .isPresent())
                        .isPresent())
                .sorted(Comparator.comparing(address -> address.user().toString()))
                .filter(address -> after.isEmpty()
                        || address.user().toString().compareTo(after.get().toString()) > 0)
                .toList();
        return Slice.of(found, limit);
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

    private void requireUnique(DirectoryUser user, Function<DirectoryUser, @Nullable String> key, String detail) {
        String wanted = key.apply(user);
        boolean taken = wanted != null
                && unitOfWork.state().users.values().stream()
                        .filter(other -> !other.id().equals(user.id()) && !other.deleted())
                        .filter(other -> other.organization().equals(user.organization()))
                        .anyMatch(other -> Objects.equals(key.apply(other), wanted));
        if (taken) {
            throw new Problem(Problem.Code.DUPLICATE, detail);
        }
    }
}

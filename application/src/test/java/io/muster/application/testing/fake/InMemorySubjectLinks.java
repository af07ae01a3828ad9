package io.muster.application.testing.fake;

import io.muster.application.port.out.connection.SubjectLinks;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

record InMemorySubjectLinks(InMemoryUnitOfWork unitOfWork) implements SubjectLinks {
    private static final Comparator<SubjectLink> ORDER = Comparator.comparing(
                    (SubjectLink link) -> link.user().value())
            .thenComparing(link -> link.connection().value());

    @Override
    public Optional<SubjectLink> find(OrganizationId organization, ConnectionId connection, String subject) {
        return in(organization)
                .filter(link -> link.connection().equals(connection))
                .filter(link -> link.subject().equals(subject))
                .findFirst();
    }

    @Override
    public List<SubjectLink> of(OrganizationId organization, UserId user) {
        return in(organization).filter(link -> link.user().equals(user)).toList();
    }

    @Override
    public Slice<Unlinked> unlinked(
            OrganizationId organization, ConnectionId connection, Optional<UserId> after, int limit) {
        Stream<Unlinked> found = unlinked(organization, connection)
                .filter(user -> after.filter(
                                last -> InMemoryState.BY_BYTES.compare(user.id().value(), last.value()) <= 0)
                        .isEmpty())
                .map(user -> new Unlinked(user.id(), user.profile().userName().value()));
        return Slice.of(found.iterator(), limit, Unlinked::bytes);
    }

    @Override
    public long countUnlinked(OrganizationId organization, ConnectionId connection) {
        return unlinked(organization, connection).count();
    }

    private Stream<DirectoryUser> unlinked(OrganizationId organization, ConnectionId connection) {
        return unitOfWork.state().users.values().stream()
                .filter(user -> user.organization().equals(organization))
                .filter(user -> user.deprovisioning().isEmpty() && !user.breakGlass())
                .filter(user -> of(organization, user.id()).stream()
                        .noneMatch(link -> link.connection().equals(connection)));
    }

    @Override
    public void add(SubjectLink link) {
        boolean taken =
                find(link.organization(), link.connection(), link.subject()).isPresent()
                        || of(link.organization(), link.user()).stream()
                                .anyMatch(other -> other.connection().equals(link.connection()));
        if (taken) {
            throw new Problem(Problem.Code.CONFLICT, "The member has just been linked to an account");
        }
        unitOfWork.state().links.add(link);
    }

    @Override
    public boolean remove(OrganizationId organization, UserId user) {
        return unitOfWork
                .state()
                .links
                .removeIf(link ->
                        link.organization().equals(organization) && link.user().equals(user));
    }

    @Override
    public List<SubjectLink> page(OrganizationId organization, Optional<SubjectLink> after, int limit) {
        return in(organization)
                .sorted(ORDER)
                .filter(link ->
                        after.filter(last -> ORDER.compare(link, last) <= 0).isEmpty())
                .limit(limit)
                .toList();
    }

    private Stream<SubjectLink> in(OrganizationId organization) {
        return unitOfWork.state().links.stream()
                .filter(link -> link.organization().equals(organization));
    }
}

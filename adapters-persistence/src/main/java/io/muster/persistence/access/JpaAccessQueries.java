package io.muster.persistence.access;

import io.muster.application.port.out.Chunks;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Combines the two queries of access: {@link FactsQuery} and {@link HoldingsQuery}. */
final class JpaAccessQueries implements AccessQueries {
    private final HibernateUnitOfWork unitOfWork;
    private final FactsQuery facts;
    private final HoldingsQuery holdings;

    JpaAccessQueries(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.facts = new FactsQuery(unitOfWork);
        this.holdings = new HoldingsQuery(unitOfWork);
    }

    @Override
    public Optional<AccessFacts> of(OrganizationId organization, UserId user) {
        return facts.of(organization, user);
    }

    @Override
    public Optional<AccessFacts> of(OrganizationId organization, UserId user, WorkspaceId workspace) {
        return facts.of(organization, user, workspace);
    }

    @Override
    public Optional<Map<UserId, AccessFacts>> summaries(OrganizationId organization, Collection<UserId> users) {
        return users.size() == 1
                ? Optional.of(facts.summary(organization, users.iterator().next()).stream()
                        .collect(Collectors.toMap(AccessFacts::user, Function.identity())))
                : facts.summaries(organization, users);
    }

    @Override
    public List<AccessFacts> roles(OrganizationId organization, Collection<UserId> users) {
        return Chunks.of(users, Rows.CHUNK).stream()
                .flatMap(some -> facts.roles(organization, some).stream())
                .toList();
    }

    @Override
    public Slice<AccessFacts> page(OrganizationId organization, Optional<UserId> after, int limit) {
        List<UserId> ids = members(organization, Optional.empty(), after, limit + 1);
        List<UserId> some = ids.subList(0, Math.min(limit, ids.size()));
        Optional<Map<UserId, AccessFacts>> found = facts.of(organization, some);
        while (found.isEmpty() && some.size() > 1) {
            some = some.subList(0, some.size() / 2);
            found = facts.of(organization, some);
        }
        List<AccessFacts> page = found.isPresent()
                ? some.stream().map(found.get()::get).filter(Objects::nonNull).toList()
                : facts.summary(organization, some.get(0)).stream().toList();
        boolean more = some.size() < ids.size();
        // members can be removed between the two statements
        return page.isEmpty() && more
                ? page(organization, Optional.of(some.get(some.size() - 1)), limit)
                : new Slice<>(page, more);
    }

    @Override
    public List<UserId> members(
            OrganizationId organization, Optional<GroupId> group, Optional<UserId> after, int limit) {
        Parameters parameters = new Parameters();
        String from = group.map(one -> "select userId from Membership where groupId = " + parameters.add(one.value()))
                .orElse("select id from DirectoryUser where 1 = 1");
        String id = group.isPresent() ? "userId" : "id";
        String query = from + " and organizationId = " + parameters.add(organization.value())
                + after.map(last -> " and " + id + " > " + parameters.add(last.value()))
                        .orElse("") + " order by " + id;
        return parameters
                .bind(unitOfWork.session(organization).createSelectionQuery(query, UUID.class))
                .setMaxResults(limit)
                .getResultStream()
                .map(UserId::new)
                .toList();
    }

    @Override
    public Slice<MemberHoldings> holdings(
            OrganizationId organization, Collection<GroupId> groups, Optional<UserId> after, int limit, Instant now) {
        return holdings.page(organization, groups, after, limit, now);
    }

    @Override
    public List<AccessFacts> breakGlass(OrganizationId organization) {
        List<UserId> owners = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "select id from DirectoryUser where organizationId = :organization and breakGlass", UUID.class)
                .setParameter("organization", organization.value())
                .getResultStream()
                .map(UserId::new)
                .toList();
        return roles(organization, owners);
    }
}

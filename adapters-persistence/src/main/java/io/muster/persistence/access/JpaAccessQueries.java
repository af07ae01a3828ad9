package io.muster.persistence.access;

import io.muster.application.port.out.Chunks;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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
    public Map<UserId, AccessFacts> of(OrganizationId organization, Collection<UserId> users) {
        Map<UserId, AccessFacts> all = new LinkedHashMap<>();
        for (List<UserId> some : Chunks.of(users, Rows.CHUNK)) {
            List<AccessFacts> found = some.size() == 1
                    ? facts.of(organization, some.get(0)).stream().toList()
                    : facts.of(organization, some);
            found.forEach(one -> all.put(one.user(), one));
        }
        return all;
    }

    /** Repeats the two statements until the page is full, because members can be removed between them. */
    @Override
    public List<AccessFacts> page(OrganizationId organization, Optional<UserId> after, int limit) {
        List<AccessFacts> page = new ArrayList<>();
        Optional<UserId> last = after;
        boolean more = true;
        while (more && page.size() < limit) {
            int wanted = limit - page.size();
            List<UserId> ids = members(organization, Optional.empty(), last, wanted);
            Map<UserId, AccessFacts> found = of(organization, ids);
            ids.forEach(id -> Optional.ofNullable(found.get(id)).ifPresent(page::add));
            more = ids.size() == wanted;
            last = ids.isEmpty() ? last : Optional.of(ids.get(ids.size() - 1));
        }
        return page;
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
    public List<MemberHoldings> holdings(
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
        return List.copyOf(of(organization, owners).values());
    }
}

package io.muster.persistence.hibernate;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Asks which organizations have rows that are due. */
public final class LookUp {
    private LookUp() {}

    /**
     * Returns a page of organizations in the order of their ids, those after the given one, without deleted ones. Costs
     * as much as there are rows that meet the condition, if that is on an index.
     *
     * @param entity an entity with an {@code organizationId}
     * @param condition a condition in HQL on the parameter {@code at}
     */
    public static List<OrganizationId> organizations(
            StatelessSession session,
            String entity,
            String condition,
            Instant at,
            Optional<OrganizationId> after,
            int limit) {
        return organizations(session, entity, condition, Map.of("at", at), after, limit);
    }

    /** As above, for an entity whose rows are all due. */
    public static List<OrganizationId> organizations(
            StatelessSession session, String entity, Optional<OrganizationId> after, int limit) {
        return organizations(session, entity, "organizationId is not null", Map.of(), after, limit);
    }

    /** As above, with a condition on these parameters. */
    public static List<OrganizationId> organizations(
            StatelessSession session,
            String entity,
            String condition,
            Map<String, Object> parameters,
            Optional<OrganizationId> after,
            int limit) {
        SelectionQuery<UUID> query = session.createSelectionQuery(
                        "select organizationId from " + entity + " where " + condition
                                + " and (select o.deletedAt from Organization o where o.id = organizationId) is null"
                                + (after.isPresent() ? " and organizationId > :after" : "")
                                + " group by organizationId order by organizationId",
                        UUID.class)
                .setMaxResults(limit);
        parameters.forEach(query::setParameter);
        after.ifPresent(last -> query.setParameter("after", last.value()));
        return query.getResultStream().map(OrganizationId::new).toList();
    }
}

package io.muster.persistence.hibernate;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Deletes rows of an organization by their age, or by their number. */
public final class OldRows {
    private OldRows() {}

    /**
     * Deletes rows with an id, and returns how many they were.
     *
     * @param entity the name of the entity in HQL
     * @param old which rows are old, in HQL; the parameter {@code before} is the time
     * @param limit the largest number of rows to delete
     */
    public static int delete(
            StatelessSession session,
            OrganizationId organization,
            String entity,
            String old,
            Instant before,
            int limit) {
        List<UUID> ids = session.createSelectionQuery(
                        "select id from " + entity + " where organizationId = :organization and " + old, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
        return delete(session, organization, entity, ids);
    }

    /**
     * Deletes all but the newest of some rows, by their ids, which follow the time.
     *
     * @param entity the name of the entity in HQL
     * @param some which rows count, in HQL without parameters
     * @param kept how many of them stay; the cost grows with it
     */
    public static void keepNewest(
            StatelessSession session, OrganizationId organization, String entity, String some, int kept) {
        List<UUID> ids = session.createSelectionQuery(
                        "select id from " + entity + " where organizationId = :organization and " + some
                                + " order by id desc",
                        UUID.class)
                .setParameter("organization", organization.value())
                .setFirstResult(kept)
                .getResultList();
        delete(session, organization, entity, ids);
    }

    /**
     * Deletes the rows with these ids, and returns how many they were.
     *
     * @param entity the name of the entity in HQL
     */
    public static int delete(StatelessSession session, OrganizationId organization, String entity, List<UUID> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        return session.createMutationQuery(
                        "delete from " + entity + " where organizationId = :organization and id in :ids")
                .setParameter("organization", organization.value())
                .setParameterList("ids", ids)
                .executeUpdate();
    }
}

package io.muster.persistence.directory;

import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.Search.Page;
import io.muster.domain.directory.Search.Sort;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.Slices;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.hibernate.StatelessSession;

/**
 * Runs searches over one type of resource. Only this class adds the condition on the organization, outside of the
 * filter, so that no filter can select rows of another organization.
 *
 * @param <A> the attributes of the resource
 * @param <E> the entity, which has organizationId and id
 * @param bytesOf the size of what makes a row large; a page ends with the row that fills it, see {@link Slice}
 * @param restriction an HQL condition that excludes invisible rows; begins with " and ", or is empty
 */
record Searches<A extends Enum<A> & Attribute, E>(
        String entityName,
        Class<E> entity,
        Function<E, UUID> idOf,
        ToLongFunction<E> bytesOf,
        Conditions.Mapping<A> mapping,
        String restriction) {
    SearchPage<E> run(StatelessSession session, OrganizationId organization, Search<A> search) {
        return search.page() instanceof Page.After after
                ? byCursor(session, organization, search, after)
                : byIndex(session, organization, search, (Page.FromIndex) search.page());
    }

    private SearchPage<E> byCursor(
            StatelessSession session, OrganizationId organization, Search<A> search, Page.After page) {
        Parameters parameters = new Parameters();
        String where = where(organization, search, parameters)
                + page.after()
                        .map(last -> " and r.id > " + parameters.add(last))
                        .orElse("");
        Slice<E> slice = Slices.stream(
                parameters.bind(session.createSelectionQuery(
                        "select r from " + entityName + " r where " + where + " order by r.id", entity)),
                page.count(),
                Function.identity(),
                bytesOf);
        List<E> items = slice.items();
        if (!slice.more()) {
            return new SearchPage<>(items, OptionalLong.empty(), Optional.empty());
        }
        Optional<UUID> next = items.isEmpty() ? page.after() : Optional.of(idOf.apply(items.get(items.size() - 1)));
        return new SearchPage<>(items, OptionalLong.empty(), next);
    }

    private SearchPage<E> byIndex(
            StatelessSession session, OrganizationId organization, Search<A> search, Page.FromIndex page) {
        int skipped = Math.max(0, page.startIndex() - 1);
        Slice<E> slice = new Slice<>(List.of(), true);
        if (page.count() > 0) {
            Parameters parameters = new Parameters();
            String where = where(organization, search, parameters);
            slice = Slices.stream(
                    parameters
                            .bind(session.createSelectionQuery(
                                    "select r from " + entityName + " r where " + where + " order by " + order(search),
                                    entity))
                            .setFirstResult(skipped),
                    page.count(),
                    Function.identity(),
                    bytesOf);
        }
        List<E> items = slice.items();
        boolean last = !slice.more() && (!items.isEmpty() || skipped == 0);
        long total = last ? skipped + items.size() : count(session, organization, search);
        return new SearchPage<>(items, OptionalLong.of(total), Optional.empty());
    }

    private long count(StatelessSession session, OrganizationId organization, Search<A> search) {
        Parameters parameters = new Parameters();
        String where = where(organization, search, parameters);
        return parameters
                .bind(session.createSelectionQuery(
                        "select count(r.id) from " + entityName + " r where " + where, Long.class))
                .getSingleResult();
    }

    private String where(OrganizationId organization, Search<A> search, Parameters parameters) {
        return "r.organizationId = " + parameters.add(organization.value())
                + restriction
                + search.filter()
                        .map(filter -> " and (" + filter.accept(new Conditions<>(mapping, parameters)) + ")")
                        .orElse("");
    }

    private String order(Search<A> search) {
        return search.sort().map(this::order).orElse("r.id");
    }

    private String order(Sort<A> sort) {
        String direction = sort.descending() ? " desc nulls first" : " asc nulls last";
        return mapping.column(sort.attribute()).path() + direction + ", r.id";
    }
}

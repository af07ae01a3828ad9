package io.muster.persistence.hibernate;

import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.HibernateUnitOfWork.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A native query whose parameters have names, each of which may occur several times. Compiled once, for queries of
 * {@link HibernateUnitOfWork#query(OrganizationId, String, List, RowReader)}.
 */
public record NamedQuery(String text, List<String> names) {
    private static final Pattern NAME = Pattern.compile("(?<!:):(\\w+)");

    public static NamedQuery of(String sql) {
        List<String> names = NAME.matcher(sql)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        return new NamedQuery(NAME.matcher(sql).replaceAll("?"), names);
    }

    /** Returns the values in the order of the text. */
    public List<Object> values(Map<String, ?> named) {
        List<Object> values = new ArrayList<>();
        for (String name : names) {
            values.add(Objects.requireNonNull(named.get(name), name));
        }
        return values;
    }
}

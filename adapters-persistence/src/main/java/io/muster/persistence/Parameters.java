package io.muster.persistence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.query.CommonQueryContract;

/** The values of a query that is being written; each gets a name of its own. */
final class Parameters {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Returns how the query refers to the value. */
    String add(Object value) {
        String name = "p" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    <Q extends CommonQueryContract> Q bind(Q query) {
        values.forEach(query::setParameter);
        return query;
    }
}

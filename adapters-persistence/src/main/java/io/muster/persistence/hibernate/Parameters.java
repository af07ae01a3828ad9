package io.muster.persistence.hibernate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.query.CommonQueryContract;

/** The values of a query that is being written; each gets a name of its own. */
public final class Parameters {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Returns how the query refers to the value. */
    public String add(Object value) {
        String name = "p" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    public <Q extends CommonQueryContract> Q bind(Q query) {
        values.forEach(query::setParameter);
        return query;
    }
}

package io.muster.persistence.hibernate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.query.CommonQueryContract;

/** Collects the parameters of a query while its text is built, and gives each a unique name. */
public final class Parameters {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a value and returns its reference in the query. */
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

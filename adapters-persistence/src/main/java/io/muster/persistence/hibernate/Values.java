package io.muster.persistence.hibernate;

import java.util.ArrayList;
import java.util.List;

/** Collects the values of a native query's parameters, in the order of its text. */
public final class Values {
    private final List<Object> values = new ArrayList<>();

    /** Adds a value and returns its place in the text. */
    public String add(Object value) {
        values.add(value);
        return "?";
    }

    public List<Object> all() {
        return values;
    }
}

package io.muster.persistence;

import java.util.List;

/** Every mapped class: nothing is found by scanning. */
final class Entities {
    static final List<Class<?>> ALL = List.of();

    private Entities() {}
}

package io.muster.application.port.out;

import java.util.UUID;

/** The source of ids. */
@FunctionalInterface
public interface Ids {
    /** Returns a new UUID of version 7. */
    UUID next();
}

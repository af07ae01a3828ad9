package io.muster.application.port.out;

import java.util.UUID;

/** Where ids come from. */
@FunctionalInterface
public interface Ids {
    /** A new version 7 UUID. */
    UUID next();
}

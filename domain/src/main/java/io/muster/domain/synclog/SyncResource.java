package io.muster.domain.synclog;

import java.util.Optional;

/** The resource of a request, as far as it is known. */
public record SyncResource(Type type, Optional<String> id, Optional<String> display) {
    /** The types of resources in the log. */
    public enum Type {
        USER,
        GROUP,
        TOKEN,
        /** A discovery endpoint, or an unknown path. */
        NONE
    }

    public static SyncResource of(Type type, Object id, String display) {
        return new SyncResource(type, Optional.of(id.toString()), Optional.of(display));
    }
}

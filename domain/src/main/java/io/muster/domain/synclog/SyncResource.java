package io.muster.domain.synclog;

import java.util.Optional;

/** Which resource a request was about, as far as known. */
public record SyncResource(Type type, Optional<String> id, Optional<String> display) {
    /** The kinds of resources in the log. */
    public enum Type {
        USER,
        GROUP,
        TOKEN,
        /** Discovery, or a path that leads nowhere. */
        NONE
    }

    public static SyncResource of(Type type, Object id, String display) {
        return new SyncResource(type, Optional.of(id.toString()), Optional.of(display));
    }
}

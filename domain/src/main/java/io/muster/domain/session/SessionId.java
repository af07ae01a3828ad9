package io.muster.domain.session;

import java.util.UUID;

/** The public id of a session: a version 7 UUID. It gives no access. */
public record SessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

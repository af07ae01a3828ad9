package io.muster.domain.connection;

import java.util.UUID;

/** The id of an identity provider in an organization: a version 7 UUID. Other subjects have another id. */
public record ConnectionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

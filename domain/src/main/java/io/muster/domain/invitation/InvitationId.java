package io.muster.domain.invitation;

import java.util.UUID;

/** The public id of an invitation: a version 7 UUID. It gives no access. */
public record InvitationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

package io.muster.domain.contact;

import java.util.UUID;

/** The public id of a contact link: a version 7 UUID. It gives no access. */
public record ContactLinkId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

package io.muster.domain.directory;

import io.muster.domain.text.Texts;

/** A user in a group, with the name that lists display. */
public record GroupMember(GroupId group, UserId user, String display) {
    /** The bytes of ids and links beside the name. */
    private static final long MIN_BYTES = 256;

    /** Returns the size, roughly: of the name in UTF-8, and of ids and links. */
    public long bytes() {
        return MIN_BYTES + Texts.bytes(display);
    }
}

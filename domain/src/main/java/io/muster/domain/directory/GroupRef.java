package io.muster.domain.directory;

import io.muster.domain.text.Texts;

/** A group of a user, with the name that is displayed. */
public record GroupRef(GroupId id, String display) {
    /** The bytes of ids and links beside the name. */
    public static final long MIN_BYTES = 256;

    /** Returns the size, roughly: of the name in UTF-8, and of ids and links. */
    public long bytes() {
        return MIN_BYTES + Texts.bytes(display);
    }
}

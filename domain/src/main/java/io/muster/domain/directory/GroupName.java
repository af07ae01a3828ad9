package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;

/**
 * The displayName of a group.
 *
 * @param value the name as it was sent
 * @param key the folded name, which is unique among the organization's groups
 */
public record GroupName(String value, String key) {
    public static final int MAX_LENGTH = 512;

    /**
     * Takes a stored name as it is, with the key that it was stored with.
     *
     * @throws Problem as {@link #of}
     */
    public GroupName {
        Texts.require("displayName", value, MAX_LENGTH);
    }

    /** @throws Problem INVALID_VALUE if the name is blank or longer than {@value #MAX_LENGTH} characters */
    public static GroupName of(String value) {
        return new GroupName(value, Texts.key("displayName", value));
    }
}

package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;

/** A group's displayName as it was sent, and the key by which it is unique among the organization's living groups. */
public record GroupName(String value, String key) {
    public static final int MAX_LENGTH = 512;

    /** @throws Problem INVALID_VALUE if blank or longer than {@value #MAX_LENGTH} characters */
    public static GroupName of(String value) {
        Texts.require("displayName", value, MAX_LENGTH);
        return new GroupName(value, Texts.key("displayName", value));
    }
}

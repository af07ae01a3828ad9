package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;

/** A userName as it was sent, and the key by which it is unique in its organization. */
public record UserName(String value, String key) {
    public static final int MAX_LENGTH = 320;

    /** @throws Problem INVALID_VALUE if blank or longer than {@value #MAX_LENGTH} characters */
    public static UserName of(String value) {
        Texts.require("userName", value, MAX_LENGTH);
        return new UserName(value, Texts.key("userName", value));
    }
}

package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;

/**
 * The userName of a user.
 *
 * @param value the name as it was sent
 * @param key the folded name, which is unique in the organization
 */
public record UserName(String value, String key) {
    public static final int MAX_LENGTH = 320;

    /** @throws Problem INVALID_VALUE if the name is blank or longer than {@value #MAX_LENGTH} characters */
    public static UserName of(String value) {
        Texts.require("userName", value, MAX_LENGTH);
        return new UserName(value, Texts.key("userName", value));
    }
}

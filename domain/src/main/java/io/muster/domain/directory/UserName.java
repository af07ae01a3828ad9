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

    /** Takes a stored name as it is, with the key that it was stored with. */
    public UserName {
        Texts.require("userName", value, MAX_LENGTH);
    }

    /**
     * @throws Problem INVALID_VALUE if the name is blank, longer than {@value #MAX_LENGTH} characters, or not {@link
     *     Texts#isVisible visible}
     */
    public static UserName of(String value) {
        if (!Texts.isVisible(value)) {
            throw Problem.invalidValue("userName contains an invisible character");
        }
        return new UserName(value, Texts.key("userName", value));
    }
}

package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.util.Optional;

/** One element of a multi-valued attribute (RFC 7643 section 2.4). */
public record PluralValue(String value, Optional<String> type, Optional<String> display, boolean primary) {
    /** The length limit for values of attributes that can be searched. */
    public static final int MAX_LENGTH = 512;

    /** The length limit for values of attributes that cannot be searched: certificates and photos. */
    public static final int MAX_STORED_LENGTH = 32_768;

    private static final int MAX_TYPE_LENGTH = 128;

    /** In bytes; folding lengthens some characters many times. */
    private static final int MAX_TYPE_KEY = 1_024;

    /** @throws Problem INVALID_VALUE naming the part that is blank or too long */
    void require(UserAttribute attribute) {
        String name = attribute.wireName();
        boolean searched = attribute.type() == Attribute.Type.PLURAL;
        Texts.require(name, value, searched ? MAX_LENGTH : MAX_STORED_LENGTH);
        if (searched) {
            Texts.key(name, value);
        }
        type.ifPresent(text -> requireType(name, text));
        display.ifPresent(text -> {
            Texts.require(name + ".display", text, MAX_LENGTH);
            Texts.key(name + ".display", text);
        });
    }

    /** Returns the bytes of all texts in UTF-8. */
    int bytes() {
        return Texts.bytes(value)
                + type.map(Texts::bytes).orElse(0)
                + display.map(Texts::bytes).orElse(0);
    }

    static void requireType(String attribute, String type) {
        Texts.require(attribute + ".type", type, MAX_TYPE_LENGTH);
        Texts.key(attribute + ".type", type, MAX_TYPE_KEY);
    }
}

package io.muster.domain.connection;

import io.muster.domain.text.Texts;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of the attributes that an admin chose. An empty one stands for the names that identity providers use by
 * default.
 */
public record SamlAttributeNames(
        Optional<String> email,
        Optional<String> userName,
        Optional<String> givenName,
        Optional<String> familyName,
        Optional<String> displayName,
        Optional<String> groups) {
    public static final SamlAttributeNames USUAL = new SamlAttributeNames(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int MAX_LENGTH = 256;

    /** @throws io.muster.domain.problem.Problem INVALID_VALUE if a name is blank or longer than 256 characters */
    public SamlAttributeNames {
        Stream.of(email, userName, givenName, familyName, displayName, groups)
                .flatMap(Optional::stream)
                .forEach(name -> Texts.require("attribute name", name, MAX_LENGTH));
    }
}

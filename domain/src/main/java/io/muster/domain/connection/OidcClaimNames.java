package io.muster.domain.connection;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of the claims that an admin chose. An empty one stands for the standard claim (OpenID Connect Core 5.1);
 * there is none for groups, so without a name they are not read.
 */
public record OidcClaimNames(Optional<String> email, Optional<String> userName, Optional<String> groups) {
    public static final OidcClaimNames STANDARD =
            new OidcClaimNames(Optional.empty(), Optional.empty(), Optional.empty());

    private static final int MAX_LENGTH = 256;

    /** @throws Problem INVALID_VALUE if a name is blank or longer than 256 characters */
    public OidcClaimNames {
        Stream.of(email, userName, groups)
                .flatMap(Optional::stream)
                .forEach(name -> Texts.require("claim name", name, MAX_LENGTH));
    }
}

package io.muster.domain.signin;

import java.util.Optional;

/** The names of a person as the identity provider sent them. */
public record PersonNames(Optional<String> given, Optional<String> family, Optional<String> display) {
    public static final PersonNames NONE = new PersonNames(Optional.empty(), Optional.empty(), Optional.empty());
}

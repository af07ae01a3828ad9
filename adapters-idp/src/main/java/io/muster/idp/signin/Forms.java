package io.muster.idp.signin;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads forms that browsers post. */
final class Forms {
    /** Characters of a field that a person fills in; an address, a password, a link and a target are shorter. */
    static final int MAX_TEXT = 2_048;

    private Forms() {}

    /** Returns a field that is there once, with at most {@value #MAX_TEXT} characters. */
    static Optional<String> field(@Nullable MultivaluedMap<String, String> form, String name) {
        return document(form, name).filter(text -> text.length() <= MAX_TEXT);
    }

    /** Returns a field that is there once. Only what bounds it by a limit of its own may use it. */
    static Optional<String> document(@Nullable MultivaluedMap<String, String> form, String name) {
        List<String> values = form == null ? List.of() : form.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}

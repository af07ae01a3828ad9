package io.muster.idp.signin;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads forms that browsers post. */
final class Forms {
    private Forms() {}

    /** Returns a field that is there once. */
    static Optional<String> field(@Nullable MultivaluedMap<String, String> form, String name) {
        List<String> values = form == null ? List.of() : form.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}

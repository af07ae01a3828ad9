package io.muster.domain.directory;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Members as a client names them.
 *
 * @param malformed the texts that are no ids, by the ids in their place, which no user has
 */
public record NamedMembers(Set<UserId> ids, Map<UserId, String> malformed) {
    public NamedMembers {
        ids = UserId.copy(ids);
        malformed = Collections.unmodifiableMap(new HashMap<>(malformed));
    }

    public static NamedMembers of(Set<UserId> ids) {
        return new NamedMembers(ids, Map.of());
    }
}

package io.muster.idp.connection.saml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key pairs of a connection. During a rollover there are two: both are published and decrypt, so that identity
 * providers can exchange them one after the other; only the first signs.
 */
public record SpKeys(SpKey signing, Optional<SpKey> other) {
    List<SpKey> all() {
        return Stream.concat(Stream.of(signing), other.stream()).toList();
    }
}

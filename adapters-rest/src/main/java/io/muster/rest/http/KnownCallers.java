package io.muster.rest.http;

import io.muster.domain.token.Sha256;
import io.muster.rest.limit.Quotas;
import io.muster.rest.limit.RecentlyUsed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Callers whose credential was accepted before, by a digest of it. Authenticates nobody: it only selects whose limit a
 * request counts against before its credential is looked up.
 */
public final class KnownCallers<C> {
    private final RecentlyUsed<ByteBuffer, C> callers = new RecentlyUsed<>(Quotas.MAX_KEYS);

    public Optional<C> find(String credential) {
        return callers.find(digest(credential));
    }

    public void accepted(String credential, C caller) {
        callers.put(digest(credential), caller);
    }

    private static ByteBuffer digest(String credential) {
        return ByteBuffer.wrap(Sha256.fresh().digest(credential.getBytes(StandardCharsets.UTF_8)));
    }
}

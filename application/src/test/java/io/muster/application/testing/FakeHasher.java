package io.muster.application.testing;

import io.muster.application.port.out.password.PasswordHasher;
import io.muster.domain.password.Password;
import io.muster.domain.password.PasswordHash;
import io.muster.domain.token.Sha256;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes fast, and counts how often. Hashes of other parameters have another beginning. */
public final class FakeHasher implements PasswordHasher {
    private static final String CURRENT = "now:";

    private final AtomicInteger hashed = new AtomicInteger();

    /** Returns a hash as it was made before the parameters changed. */
    public static PasswordHash old(Password password) {
        return new PasswordHash("old:00:" + Sha256.hex("00" + password.text()));
    }

    /** Returns how many hashes were made, to keep or to compare. */
    public int hashed() {
        return hashed.get();
    }

    @Override
    public PasswordHash hash(Password password, byte[] salt) {
        hashed.incrementAndGet();
        String hex = HexFormat.of().formatHex(salt);
        return new PasswordHash(CURRENT + hex + ":" + Sha256.hex(hex + password.text()));
    }

    @Override
    public boolean matches(Password password, Optional<PasswordHash> hash) {
        hashed.incrementAndGet();
        return hash.map(stored -> stored.text().split(":", -1))
                .filter(parts -> parts[2].equals(Sha256.hex(parts[1] + password.text())))
                .isPresent();
    }

    @Override
    public boolean isCurrent(PasswordHash hash) {
        return hash.text().startsWith(CURRENT);
    }
}

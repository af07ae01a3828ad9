package io.muster.application.port.out.password;

import io.muster.domain.password.Password;
import io.muster.domain.password.PasswordHash;
import io.muster.domain.problem.Unavailable;
import java.util.Optional;

/** Hashes passwords slowly. Call it outside of units of work: it takes a tenth of a second, and may wait. */
public interface PasswordHasher {
    /** The random bytes that a hash needs. */
    int SALT_BYTES = 16;

    /** @throws Unavailable if too many passwords are hashed at the moment */
    PasswordHash hash(Password password, byte[] salt);

    /**
     * Returns whether a hash is of this password. Takes as long for an empty hash, which is of none.
     *
     * @throws Unavailable as for {@link #hash}
     */
    boolean matches(Password password, Optional<PasswordHash> hash);

    /** Returns whether a hash was made with the parameters that are used now. */
    boolean isCurrent(PasswordHash hash);
}

package io.muster.domain.password;

/** The salted hash of a password with the parameters that made it, in the PHC string format. */
public record PasswordHash(String text) {
    public static final int MAX_LENGTH = 200;

    /** Returns a constant, so that no log contains the hash. */
    @Override
    public String toString() {
        return "PasswordHash";
    }
}

package io.muster.domain.connection;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SealedSecret;
import java.time.Instant;

/**
 * The secret by which Muster authenticates to an identity provider. Nobody reads it again: admins see the last four
 * letters and digits, and since when it is set.
 */
public record ConnectionSecret(SealedSecret sealed, String lastFour, Instant since) {
    public static final int MAX_LENGTH = 8_192;

    private static final int SHOWN = 4;
    /** A shorter secret shows nothing of itself. */
    private static final int MIN_LENGTH_OF_SHOWN = 12;

    /** Returns the place of the secrets of a provider, for {@link io.muster.domain.token.SecretBox}. */
    public static String place(OrganizationId organization, ConnectionId connection) {
        return "connection/" + organization + "/" + connection;
    }

    /** Returns the part of a secret that may be shown: its last four letters and digits, or nothing. */
    public static String lastFour(String secret) {
        String letters = secret.replaceAll("[^A-Za-z0-9]", "");
        return letters.length() < MIN_LENGTH_OF_SHOWN ? "" : letters.substring(letters.length() - SHOWN);
    }
}

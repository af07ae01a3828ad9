package io.muster.idp.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets of the tests of this JVM: tokens and codes of identity providers, cookies of browsers, and credentials of
 * clients. A test searches the logs for them.
 */
public final class Secrets {
    /** A shorter text may be in a log by chance. */
    public static final int LEAST = 20;

    /** An opened brace and a quote in base64url. A payload has the same beginning, and is found by its signature. */
    private static final String JOSE_HEADER = "eyJ";

    private static final Set<String> ISSUED = ConcurrentHashMap.newKeySet();

    private Secrets() {}

    /** Remembers a secret, or the signature of a token: the parts before it may have beginnings that are no secrets. */
    public static void add(String secret) {
        String[] parts = secret.split("\\.", -1);
        for (String part : parts) {
            if (part.length() >= LEAST && !part.startsWith(JOSE_HEADER)) {
                ISSUED.add(part);
            }
        }
    }

    public static Set<String> all() {
        return Set.copyOf(ISSUED);
    }
}

package io.muster.domain.webhook;

import io.muster.domain.token.SealedSecret;
import java.time.Instant;

/** A replaced secret, which signs in addition to the current one until its end. */
public record RetiringSecret(SealedSecret secret, Instant until) {}

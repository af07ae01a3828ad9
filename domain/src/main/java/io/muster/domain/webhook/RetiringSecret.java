package io.muster.domain.webhook;

import io.muster.domain.token.SealedSecret;
import java.time.Instant;

/** A secret that another took the place of; it signs beside it until its deadline. */
public record RetiringSecret(SealedSecret secret, Instant until) {}

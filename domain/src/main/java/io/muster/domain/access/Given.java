package io.muster.domain.access;

import java.time.Instant;

/** Since when something is given, and by whom. */
public record Given(Instant since, String by) {}

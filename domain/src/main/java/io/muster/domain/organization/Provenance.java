package io.muster.domain.organization;

import java.time.Instant;

/** Since when something is given, and by whom. */
public record Provenance(Instant since, String by) {}

package io.muster.application.port.in;

import java.time.Instant;
import java.util.Optional;

/** Identifies a request in logs: its id, the User-Agent as sent, and the time of arrival. */
public record RequestTrace(String requestId, Optional<String> userAgent, Instant startedAt) {}

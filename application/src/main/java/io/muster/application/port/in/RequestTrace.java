package io.muster.application.port.in;

import java.time.Instant;
import java.util.Optional;

/** By what a request is found again in logs: its id, who says to have sent it, and when it arrived. */
public record RequestTrace(String requestId, Optional<String> userAgent, Instant startedAt) {}

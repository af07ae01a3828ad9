package io.muster.domain.synclog;

import java.util.Optional;

/** One changed attribute with {@link Redaction redacted} values. */
public record AttributeChange(String attribute, Optional<String> before, Optional<String> after) {}

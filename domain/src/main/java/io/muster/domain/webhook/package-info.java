/** Webhooks: addresses that receive events, signatures, progress, and the retries of failed deliveries. */
@NullMarked
package io.muster.domain.webhook;

import org.jspecify.annotations.NullMarked;

/** Webhooks: where an organization's events are sent, how they are signed, and what becomes of those that fail. */
@NullMarked
package io.muster.domain.webhook;

import org.jspecify.annotations.NullMarked;

/** Entities, queries and out-ports for webhooks and their failed deliveries. */
@NullMarked
package io.muster.persistence.webhook;

import org.jspecify.annotations.NullMarked;

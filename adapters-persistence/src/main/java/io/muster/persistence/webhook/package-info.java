/** Tables, queries and out-ports for webhooks. */
@NullMarked
package io.muster.persistence.webhook;

import org.jspecify.annotations.NullMarked;

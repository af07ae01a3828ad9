/** Admin API for webhooks. */
@NullMarked
package io.muster.rest.webhook;

import org.jspecify.annotations.NullMarked;

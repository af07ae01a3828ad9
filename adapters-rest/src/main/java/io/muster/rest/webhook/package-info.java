/** HTTP out: events on their way to webhooks, and to nowhere else. */
@NullMarked
package io.muster.rest.webhook;

import org.jspecify.annotations.NullMarked;

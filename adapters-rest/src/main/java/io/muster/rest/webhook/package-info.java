/** Webhooks with their progress. A signing secret is in the answer that made it, and in no other. */
@NullMarked
package io.muster.rest.webhook;

import org.jspecify.annotations.NullMarked;

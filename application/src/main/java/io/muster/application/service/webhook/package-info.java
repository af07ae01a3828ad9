/** Use cases for webhooks. */
@NullMarked
package io.muster.application.service.webhook;

import org.jspecify.annotations.NullMarked;

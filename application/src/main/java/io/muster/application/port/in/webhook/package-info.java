/** Admins manage webhooks; the clock delivers to them. */
@NullMarked
package io.muster.application.port.in.webhook;

import org.jspecify.annotations.NullMarked;

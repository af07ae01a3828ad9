/**
 * Events for the host product: types, data, the numbered feed of an organization, and the pending entries of its
 * outbox.
 */
@NullMarked
package io.muster.domain.event;

import org.jspecify.annotations.NullMarked;

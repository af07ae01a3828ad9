/** What the host product is told: an organization's feed of events. */
@NullMarked
package io.muster.domain.event;

import org.jspecify.annotations.NullMarked;

/** Writes pending events with their change, and numbers them later. */
@NullMarked
package io.muster.application.service.event;

import org.jspecify.annotations.NullMarked;

/** Events wait in the outbox beside their change, and are numbered later. Old events go with their partition. */
@NullMarked
package io.muster.persistence.event;

import org.jspecify.annotations.NullMarked;

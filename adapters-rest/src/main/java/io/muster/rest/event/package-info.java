/** How events are written, wherever they are read. */
@NullMarked
package io.muster.rest.event;

import org.jspecify.annotations.NullMarked;

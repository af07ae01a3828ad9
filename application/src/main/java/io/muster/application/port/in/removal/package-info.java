/** In-ports for removals and their limit. */
@NullMarked
package io.muster.application.port.in.removal;

import org.jspecify.annotations.NullMarked;

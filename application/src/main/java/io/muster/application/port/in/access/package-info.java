/** In-ports for effective access. */
@NullMarked
package io.muster.application.port.in.access;

import org.jspecify.annotations.NullMarked;

/** In-ports for the requests of identity providers: how many there are, and when. */
@NullMarked
package io.muster.application.port.in.traffic;

import org.jspecify.annotations.NullMarked;

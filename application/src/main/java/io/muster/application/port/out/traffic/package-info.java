/** Out-ports for the requests of identity providers. */
@NullMarked
package io.muster.application.port.out.traffic;

import org.jspecify.annotations.NullMarked;

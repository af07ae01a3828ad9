/** Out-ports of simulations: storage, conversations, and a client of SCIM. */
@NullMarked
package io.muster.application.port.out.simulation;

import org.jspecify.annotations.NullMarked;

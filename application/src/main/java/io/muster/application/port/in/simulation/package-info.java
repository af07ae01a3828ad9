/** Simulations of identity providers. */
@NullMarked
package io.muster.application.port.in.simulation;

import org.jspecify.annotations.NullMarked;

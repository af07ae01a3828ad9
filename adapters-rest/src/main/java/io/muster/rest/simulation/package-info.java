/** Simulations of identity providers, in the admin API. */
@NullMarked
package io.muster.rest.simulation;

import org.jspecify.annotations.NullMarked;

/** Simulations in the database. */
@NullMarked
package io.muster.persistence.simulation;

import org.jspecify.annotations.NullMarked;

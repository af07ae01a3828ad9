/** Marks the code that accepts departures of identity providers from the RFC. */
@NullMarked
package io.muster.rest.dialect;

import org.jspecify.annotations.NullMarked;

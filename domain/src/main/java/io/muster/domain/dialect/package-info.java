/** Marks the code that accepts departures of identity providers from an RFC or another standard. */
@NullMarked
package io.muster.domain.dialect;

import org.jspecify.annotations.NullMarked;

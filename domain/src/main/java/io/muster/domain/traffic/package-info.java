/** The requests of identity providers: how many there are, and when. */
@NullMarked
package io.muster.domain.traffic;

import org.jspecify.annotations.NullMarked;

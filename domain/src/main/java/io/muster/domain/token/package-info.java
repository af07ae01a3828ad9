/** Bearer credentials: their text, their keyed hash and the ring in which a rotation overlaps. */
@NullMarked
package io.muster.domain.token;

import org.jspecify.annotations.NullMarked;

/**
 * Bearer credentials: their text, their keyed hash and the ring in which a rotation overlaps; and the box for secrets
 * that have to be read again.
 */
@NullMarked
package io.muster.domain.token;

import org.jspecify.annotations.NullMarked;

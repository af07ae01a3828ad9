/** One counter for each organization, which is locked, decides whether a removal takes effect or is held. */
@NullMarked
package io.muster.persistence.removal;

import org.jspecify.annotations.NullMarked;

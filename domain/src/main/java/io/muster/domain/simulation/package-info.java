/** Simulations: an identity provider's conversation, and what became of each of its requests. */
@NullMarked
package io.muster.domain.simulation;

import org.jspecify.annotations.NullMarked;

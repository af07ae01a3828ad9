/**
 * Removals by an identity provider: the policy that limits them, their count, and the held ones with their decisions.
 */
@NullMarked
package io.muster.domain.removal;

import org.jspecify.annotations.NullMarked;

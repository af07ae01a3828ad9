/** Removals by an identity provider: the policy that limits them and the ones that are held. */
@NullMarked
package io.muster.domain.removal;

import org.jspecify.annotations.NullMarked;

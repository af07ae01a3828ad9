/** Looks sessions up on every request, and proves the right of a caller who ends the sessions of others. */
@NullMarked
package io.muster.application.service.session;

import org.jspecify.annotations.NullMarked;

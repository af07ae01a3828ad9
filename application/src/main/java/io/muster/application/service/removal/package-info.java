/** Holds removals beyond the limit, and carries out what was decided about them. */
@NullMarked
package io.muster.application.service.removal;

import org.jspecify.annotations.NullMarked;

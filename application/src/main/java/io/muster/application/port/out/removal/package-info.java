/** Removals by SCIM, and the counter that decides which of them are held. */
@NullMarked
package io.muster.application.port.out.removal;

import org.jspecify.annotations.NullMarked;

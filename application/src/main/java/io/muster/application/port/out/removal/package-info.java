/** Out-ports for removals and their limit. */
@NullMarked
package io.muster.application.port.out.removal;

import org.jspecify.annotations.NullMarked;

/** Out-ports for effective access. */
@NullMarked
package io.muster.application.port.out.access;

import org.jspecify.annotations.NullMarked;

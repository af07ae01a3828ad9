/** Servers of the outside world that tests start. */
@NullMarked
package io.muster.idp.testing;

import org.jspecify.annotations.NullMarked;

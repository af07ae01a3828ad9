/** Muster from outside: the packaged server as a process of its own, spoken to over HTTP, on both databases. */
@NullMarked
package io.muster.e2e;

import org.jspecify.annotations.NullMarked;

/** End-to-end tests: they start the packaged server as a process and send it HTTP requests, on both databases. */
@NullMarked
package io.muster.e2e;

import org.jspecify.annotations.NullMarked;

/** Entries as pages, and as exports without a limit that are written while they are read. */
@NullMarked
package io.muster.rest.synclog;

import org.jspecify.annotations.NullMarked;

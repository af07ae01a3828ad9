/** Admin API for the sync log. */
@NullMarked
package io.muster.rest.synclog;

import org.jspecify.annotations.NullMarked;

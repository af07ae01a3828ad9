/** Entries are kept by time, failures also by their cause: a cause is locked before its resources. */
@NullMarked
package io.muster.persistence.synclog;

import org.jspecify.annotations.NullMarked;

/** The sync log, read by filters and deleted by age. */
@NullMarked
package io.muster.application.port.out.synclog;

import org.jspecify.annotations.NullMarked;

/** The clock deletes what has expired. */
@NullMarked
package io.muster.application.port.in.retention;

import org.jspecify.annotations.NullMarked;

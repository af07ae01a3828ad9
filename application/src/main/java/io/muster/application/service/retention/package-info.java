/** Deletes in small batches, one organization after the other. */
@NullMarked
package io.muster.application.service.retention;

import org.jspecify.annotations.NullMarked;

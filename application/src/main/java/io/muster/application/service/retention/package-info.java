/** Use case for what is kept for a limited time. */
@NullMarked
package io.muster.application.service.retention;

import org.jspecify.annotations.NullMarked;

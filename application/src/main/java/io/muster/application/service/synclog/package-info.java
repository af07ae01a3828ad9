/** Use cases for the sync log. */
@NullMarked
package io.muster.application.service.synclog;

import org.jspecify.annotations.NullMarked;

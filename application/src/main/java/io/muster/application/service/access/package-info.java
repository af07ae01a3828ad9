/** Derives access. {@code AccessGuard} protects the last Admin and break-glass owners for all services. */
@NullMarked
package io.muster.application.service.access;

import org.jspecify.annotations.NullMarked;

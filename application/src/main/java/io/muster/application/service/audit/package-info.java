/** Appends to the chains. {@code AuditTrail} is used by all services that change something for an admin. */
@NullMarked
package io.muster.application.service.audit;

import org.jspecify.annotations.NullMarked;

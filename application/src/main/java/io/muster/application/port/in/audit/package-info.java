/** In-ports for the audit log. */
@NullMarked
package io.muster.application.port.in.audit;

import org.jspecify.annotations.NullMarked;

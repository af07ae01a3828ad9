/** Out-ports for the audit log. */
@NullMarked
package io.muster.application.port.out.audit;

import org.jspecify.annotations.NullMarked;

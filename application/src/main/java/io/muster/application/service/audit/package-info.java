/** Use cases for the audit log. */
@NullMarked
package io.muster.application.service.audit;

import org.jspecify.annotations.NullMarked;

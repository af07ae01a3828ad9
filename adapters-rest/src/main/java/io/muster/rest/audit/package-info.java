/** Admin API for the audit log. */
@NullMarked
package io.muster.rest.audit;

import org.jspecify.annotations.NullMarked;

/** Entities, queries and out-ports for the audit log. */
@NullMarked
package io.muster.persistence.audit;

import org.jspecify.annotations.NullMarked;

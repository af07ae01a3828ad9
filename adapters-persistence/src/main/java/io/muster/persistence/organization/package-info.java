/** Entities, queries and out-ports for organizations and workspaces. */
@NullMarked
package io.muster.persistence.organization;

import org.jspecify.annotations.NullMarked;

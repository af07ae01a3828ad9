/** Tables, queries and out-ports for organizations, plans, provisioning modes and workspaces. */
@NullMarked
package io.muster.persistence.organization;

import org.jspecify.annotations.NullMarked;

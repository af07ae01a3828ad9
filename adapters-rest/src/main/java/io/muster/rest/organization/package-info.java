/** Admin API for organizations, plans, provisioning modes and workspaces. */
@NullMarked
package io.muster.rest.organization;

import org.jspecify.annotations.NullMarked;

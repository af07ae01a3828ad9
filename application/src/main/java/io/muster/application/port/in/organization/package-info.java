/** In-ports for organizations, plans, provisioning modes and workspaces. */
@NullMarked
package io.muster.application.port.in.organization;

import org.jspecify.annotations.NullMarked;

/** Out-ports for organizations, plans, provisioning modes and workspaces. */
@NullMarked
package io.muster.application.port.out.organization;

import org.jspecify.annotations.NullMarked;

/** Use cases for organizations, plans, provisioning modes and workspaces. */
@NullMarked
package io.muster.application.service.organization;

import org.jspecify.annotations.NullMarked;

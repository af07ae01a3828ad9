/** Organizations: plan, policy, provisioning mode, SSO connection, workspaces, roles. */
@NullMarked
package io.muster.domain.organization;

import org.jspecify.annotations.NullMarked;

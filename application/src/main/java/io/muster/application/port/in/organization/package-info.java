/** Operators create, change and delete organizations; admins set policy, mode and workspaces; both export. */
@NullMarked
package io.muster.application.port.in.organization;

import org.jspecify.annotations.NullMarked;
